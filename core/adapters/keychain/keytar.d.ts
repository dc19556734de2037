/**
 * As much of keytar as is used. Declared here, because the package is optional: where it could not be built, it is not
 * installed, and its own types with it.
 */
declare module 'keytar' {
  const keytar: {
    getPassword(service: string, account: string): Promise<string | null>
    setPassword(service: string, account: string, password: string): Promise<void>
    deletePassword(service: string, account: string): Promise<boolean>
  }
  export default keytar
}
