export function alone<T>(name: string, work: () => T | Promise<T>): Promise<T>
