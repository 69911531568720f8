/** Where a picture lies on a slide: inches per pixel, and the pixels before its left and top. */
export interface Frame {
  scale: number
  left: number
  top: number
}

const EMU_PER_INCH = 914_400
const POINTS_PER_INCH = 72

/** A length of the picture in English metric units, in which PresentationML counts. */
export function emuOf(pixels: number, { scale }: Frame): number {
  return Math.round(pixels * scale * EMU_PER_INCH)
}

/** CSS pixels of the picture as points on the slide. */
export function points(pixels: number, { scale }: Frame): number {
  return pixels * scale * POINTS_PER_INCH
}

/** A colour without its `#`. */
export function hex(color: string): string {
  return color.slice(1)
}
