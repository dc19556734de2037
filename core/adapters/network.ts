/** All that speaks to sites, to be loaded together when the first request is due. */
export { createAxiosHttp } from './axios-http.ts'
export { createCertificates } from './read-certificate.ts'
