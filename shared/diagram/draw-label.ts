import { type Mark, rectPath } from './drawing.ts'
import { LABEL, type Palette } from './look.ts'
import type { SceneLabel } from './scene.ts'

/** Words that were written into the picture by hand, on a ground that covers the arrows under them. */
export function drawLabel({ x, y, width, height, lines }: SceneLabel, palette: Palette): Mark[] {
  return [
    { kind: 'path', d: rectPath(x, y, width, height, 2), fill: palette.paper },
    ...lines.map(
      (text, index): Mark => ({
        ...{ kind: 'text', text, size: LABEL.fontSize, weight: 400, anchor: 'start' },
        ...{ x: x + LABEL.padding, fill: palette.ink },
        // 0.72 of the line height is where the base line sits, as in a box.
        y: y + LABEL.padding + (index + 0.72) * LABEL.lineHeight,
      }),
    ),
  ]
}
