/** After this number of sites in a row that did not answer, this machine was probably offline. */
const offlineAfter = 3

/** Whether this machine reaches the network, by what its sites answer. */
export interface Reach {
  /** A site was tried. True: it answered, after several in a row that did not. */
  isBack(answered: boolean): boolean
}

export function createReach(): Reach {
  let unansweredInARow = 0
  return {
    isBack(answered) {
      const wasOffline = unansweredInARow >= offlineAfter
      unansweredInARow = answered ? 0 : unansweredInARow + 1
      return answered && wasOffline
    },
  }
}
