/**
 * How often one UTF-16 code unit stands in a text. Makes no list of what it finds: in a hostile text that would be larger
 * than a thread's memory, and the one allocation would end the program instead of the thread.
 */
export function countUnit(text: string, unit: string): number {
  let count = 0
  for (let at = text.indexOf(unit); at !== -1; at = text.indexOf(unit, at + 1)) count++
  return count
}
