/** The names of each code and of those above it, from the top, by its id; `codes` has parents before children. */
export function codePaths(
  codes: readonly { id: string; parentId: string | null; name: string }[],
): Map<string, string[]> {
  const paths = new Map<string, string[]>()
  for (const { id, parentId, name } of codes) {
    paths.set(id, [...(paths.get(parentId ?? '') ?? []), name])
  }
  return paths
}
