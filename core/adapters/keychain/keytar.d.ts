/**
 * The part of keytar that we use. It is declared here because the package is optional. If keytar could not be
 * built, it is not installed, and neither are its types.
 */
declare module 'keytar' {
  const keytar: {
    getPassword(service: string, account: string): Promise<string | null>
    setPassword(service: string, account: string, password: string): Promise<void>
    deletePassword(service: string, account: string): Promise<boolean>
  }
  export default keytar
}
