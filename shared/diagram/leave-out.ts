import type { PlacedScene } from './scene.ts'

/**
 * Leaves out of a picture what belongs only to configurations that are not shown; what stays keeps its place. A frame that
 * was drawn around boxes and words that go with one go when these do.
 */
export function leaveOut<Picture extends PlacedScene>(
  picture: Picture,
  isShown: (configurationId: string) => boolean,
): Picture {
  const keep = <T extends { configurationIds: string[] }>(items: T[]): T[] =>
    items
      .map(item => ({ ...item, configurationIds: item.configurationIds.filter(isShown) }))
      .filter(item => item.configurationIds.length > 0)
  const nodes = keep(picture.nodes)
  const ids = new Set(nodes.map(({ id }) => id))
  // What is said between two configurations goes with either of them.
  const edges = picture.edges.filter(
    ({ kind, configurationIds }) => kind === 'leads' || configurationIds.every(isShown),
  )
  return {
    ...picture,
    nodes,
    edges: keep(edges),
    areas: picture.areas.filter(
      area =>
        area.kind !== 'group' ||
        nodes.some(
          ({ x, y }) =>
            x > area.x && x < area.x + area.width && y > area.y && y < area.y + area.height,
        ),
    ),
    labels: picture.labels.filter(({ anchorId }) => anchorId === null || ids.has(anchorId)),
  }
}
