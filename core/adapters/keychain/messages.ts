import { z } from 'zod'
import type { SecretAnswer } from '../../ports.ts'

/** A request to the keychain. `look`: only what state it is in. */
export type KeychainCall = Readonly<z.infer<typeof callSchema>>
export type WorkerRequest = Readonly<z.infer<typeof requestSchema>>
export type WorkerMessage = Readonly<z.infer<typeof messageSchema>>

const name = z.string().min(1)

const callSchema = z.discriminatedUnion('op', [
  z.object({ op: z.literal('look') }),
  z.object({ op: z.literal('read'), name }),
  z.object({ op: z.literal('write'), name, secret: z.string() }),
  z.object({ op: z.literal('remove'), name }),
])

/** To the worker, one at a time. `mayAsk`: it may ask a person to unlock the keychain. */
export const requestSchema = z.object({ call: callSchema, mayAsk: z.boolean() })

const answerSchema = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), value: z.string().nullable() }),
  z.object({
    ok: z.literal(false),
    trouble: z.enum(['locked', 'missing', 'denied', 'unreadable', 'hanging']),
  }),
]) satisfies z.ZodType<SecretAnswer<string | null>>

/**
 * From the worker. `ready`: it accepts requests. `asking`: a person is looking at a dialog, so the answer
 * takes a person's time. `asked`: no longer. `done`: the answer, and the last message about a request.
 */
export const messageSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ready') }),
  z.object({ kind: z.literal('asking') }),
  z.object({ kind: z.literal('asked') }),
  z.object({ kind: z.literal('done'), answer: answerSchema }),
])
