import { ROLES } from '../../../shared/domain/roles.ts'
import { PALETTES, type Palette, type RoleLook } from '../../../shared/diagram/look.ts'

/** On light ground the canvas wears the colours of the exported picture; on dark ground those of the window. */
const themed = (light: string, dark: string) => `light-dark(${light}, ${dark})`

const { light } = PALETTES

/** The colours of the canvas. */
export const CANVAS_PALETTE: Palette = {
  roles: Object.fromEntries(
    ROLES.map(role => {
      const colour = `var(--role-${role.toLowerCase()})`
      const look: RoleLook = {
        line: themed(light.roles[role].line, colour),
        tint: themed(light.roles[role].tint, `color-mix(in srgb, ${colour} 12%, #262421)`),
      }
      return [role, look]
    }),
  ) as Palette['roles'],
  ink: themed(light.ink, '#ece9e2'),
  quiet: themed(light.quiet, '#b5b1a7'),
  arrow: themed(light.arrow, '#a09c92'),
  challenge: themed(light.challenge, '#ff9c8a'),
  rule: themed(light.rule, '#3a3833'),
  area: themed(light.area, '#262522'),
  paper: themed(light.paper, '#1e1d1a'),
}
