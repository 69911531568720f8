/** How many characters lie under at least one of the passages, which come in the order of their starts. */
export function coveredLength(passages: Iterable<{ start: number; end: number }>): number {
  let covered = 0
  let reach = 0
  for (const { start, end } of passages) {
    covered += Math.max(0, end - Math.max(start, reach))
    reach = Math.max(reach, end)
  }
  return covered
}
