/** An answer as it will be on the wire. Nothing in it has to be right. */
export interface Answer {
  readonly status: number
  /**
   * Names as they are written, in their order. A name may come twice. Written as latin1, so that a name can
   * hold any byte.
   */
  readonly headers: readonly (readonly [name: string, value: string])[]
  readonly body: Buffer
  /** What is odd about how it is sent. */
  readonly wire?: Wire
}

/** Each of them alone is enough to be no HTTP. They are tried together as well. */
export interface Wire {
  /** These bytes instead of status line, headers and body. */
  readonly raw?: Buffer
  /** Before the answer: informational answers, or rubbish. */
  readonly before?: Buffer
  /** After the answer, on the same connection, without a request. */
  readonly after?: Buffer
  /** Between the answer and `after`, milliseconds: 0 = in one piece with it. */
  readonly afterMs?: number
  /** The body is sent in chunks: this number of bytes, then a pause of this time in milliseconds. */
  readonly drip?: { readonly bytes: number; readonly ms: number }
  /** The connection is cut after this number of bytes of the whole answer. */
  readonly cutAfter?: number
  /** After the body this is sent again and again, until the other side has enough. */
  readonly endless?: Buffer
  /** The answer does not say how long the body is, unless its own headers do. */
  readonly bareLength?: boolean
  /** The connection is closed once the answer is sent. */
  readonly close?: boolean
}

/** No answer at all: the connection stays open, is closed, or is reset. */
export type NoAnswer = 'hang' | 'close' | 'reset'

export const textAnswer = (body: string, status = 200, type = 'text/html; charset=utf-8'): Answer => ({
  status,
  headers: [['Content-Type', type]],
  body: Buffer.from(body),
})

export const jsonAnswer = (value: unknown, status = 200): Answer =>
  textAnswer(typeof value === 'string' ? value : JSON.stringify(value), status, 'application/json')

export const named = (answer: Answer, name: string): string[] =>
  answer.headers.filter(([each]) => each.toLowerCase() === name.toLowerCase()).map(([, value]) => value)

export const without = (answer: Answer, name: string): Answer => ({
  ...answer,
  headers: answer.headers.filter(([each]) => each.toLowerCase() !== name.toLowerCase()),
})

/** Replaces the header of that name. Several values are several headers. */
export const withHeader = (answer: Answer, name: string, ...values: readonly string[]): Answer => ({
  ...answer,
  headers: [...without(answer, name).headers, ...values.map((value) => [name, value] as const)],
})

export const plusHeader = (answer: Answer, name: string, ...values: readonly string[]): Answer => ({
  ...answer,
  headers: [...answer.headers, ...values.map((value) => [name, value] as const)],
})

export const withBody = (answer: Answer, body: string | Buffer): Answer => ({
  ...answer,
  body: typeof body === 'string' ? Buffer.from(body) : body,
})

export const onWire = (answer: Answer, wire: Wire): Answer => ({
  ...answer,
  wire: { ...answer.wire, ...wire },
})
