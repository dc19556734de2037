/**
 * Runs tasks one after the other, in the order they came, because a site has one connection and each fact one
 * writer.
 */
export interface OneAtATime {
  run<T>(task: () => Promise<T>): Promise<T>
}

export function createOneAtATime(): OneAtATime {
  let last: Promise<unknown> = Promise.resolve()
  return {
    run(task) {
      const result = last.then(task, task)
      last = result.catch(() => undefined)
      return result
    },
  }
}
