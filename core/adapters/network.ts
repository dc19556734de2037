/** Everything that speaks to sites, loaded together when the first request is due. */
export { createAxiosHttp } from './axios-http.ts'
export { createCertificates } from './read-certificate.ts'
