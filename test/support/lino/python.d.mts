export function pythonEnv(more?: Record<string, string>): Record<string, string>
export function run(
  program: string,
  args: readonly string[],
  options?: { env?: Record<string, string>; cwd?: string; onLine?: (line: string) => void },
): Promise<{ code: number; said: string }>
export function withLock<T>(python: string, file: string, work: () => Promise<T>): Promise<T>
