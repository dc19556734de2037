import { fail, succeed, type Result } from '../../contract/failure.ts'
import type { Bridge } from '../bridge.ts'
import type { ConsoleState } from './state.ts'

export interface PageActions {
  /** An address that lets another tab in, once. */
  newAddress(): Promise<Result<string>>
}

export function pageActions(bridge: Bridge): PageActions {
  return {
    newAddress: async () => {
      try {
        if (bridge.newAddress) return succeed(await bridge.newAddress())
      } catch {
        // Returns the failure below.
      }
      return fail('unexpected', 'noAddressForTab')
    },
  }
}

/** Whether the window is a page in a browser, of which there can be several. */
export const inBrowser = (state: ConsoleState): boolean => state.info?.host === 'browser'
