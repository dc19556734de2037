import http from 'node:http'
import https from 'node:https'

/**
 * Sends a request as axios would. An answer that changes the protocol (101) is no answer to us: it ends the
 * request at once. Without a listener Node drops it without a word, and the request would wait for its
 * time-out.
 */
export const transport = {
  request(
    options: https.RequestOptions,
    answered: (response: http.IncomingMessage) => void,
  ): http.ClientRequest {
    const request = (options.protocol === 'https:' ? https : http).request(options, answered)
    request.on('upgrade', (_response, socket) => {
      socket.destroy()
      // Node counts the request as destroyed by now, so destroying it with an error would report none.
      request.emit('error', Object.assign(new Error('Another protocol'), { code: 'ECONNRESET' }))
    })
    return request
  },
}
