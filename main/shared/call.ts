import type { ConsoleApi, ConsoleCalls, ConsoleMethod } from '../../contract/console-api.ts'
import type { Result } from '../../contract/failure.ts'
import { isConsoleMethod } from '../../contract/method-names.ts'
import { schemas } from '../../contract/schemas.ts'
import { sealedResult } from './to-window.ts'

/**
 * The outcome of a call from a window. Refusals name the method and the argument, never an argument's value.
 */
export type CallAnswer =
  | { readonly kind: 'answered'; readonly result: Result<unknown> }
  | { readonly kind: 'unknownMethod' }
  | { readonly kind: 'badArguments'; readonly reason: string }

type Check<A> = (
  args: unknown,
) =>
  | { readonly success: true; readonly data: A }
  | { readonly success: false; readonly error: { readonly issues: readonly Issue[] } }
interface Issue {
  readonly code?: string | undefined
  readonly path: readonly PropertyKey[]
}

const checks: { readonly [M in ConsoleMethod]: { readonly safeParse: Check<ConsoleCalls[M]['args']> } } =
  schemas

async function callKnown<M extends ConsoleMethod>(
  api: {
    readonly [K in ConsoleMethod]: (
      args: ConsoleCalls[K]['args'],
    ) => Promise<Result<ConsoleCalls[K]['result']>>
  },
  method: M,
  args: unknown,
): Promise<CallAnswer> {
  const checked = checks[method].safeParse(args)
  if (!checked.success) {
    const places = checked.error.issues.map(
      (issue) => `${issue.path.join('.') || '(all)'}: ${issue.code ?? 'refused'}`,
    )
    return { kind: 'badArguments', reason: `${method}: ${places.join(', ')}` }
  }
  return { kind: 'answered', result: sealedResult(await api[method](checked.data)) }
}

/**
 * Calls one of the contract's methods, if the name is a method and the arguments match its schema. The only
 * way in for every host.
 */
export async function callConsole(api: ConsoleApi, method: unknown, args: unknown): Promise<CallAnswer> {
  if (!isConsoleMethod(method)) return { kind: 'unknownMethod' }
  return callKnown(api, method, args)
}
