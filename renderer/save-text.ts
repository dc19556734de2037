/** Marks a file as UTF-8 for Excel. On the clipboard, and for a script, it would be wrong. */
export const byteOrderMark = '\ufeff'

/** Hands a text to the user as a file, by the browser's own download. */
export function saveText(fileName: string, type: string, text: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([text], { type }))
  link.download = fileName
  link.click()
  // The download has begun by then. Without this the text would be kept for ever.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}
