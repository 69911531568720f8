/** What an element is made with: attributes, and what is done on its events. False leaves an attribute out. */
interface Made {
  on?: Partial<Record<keyof HTMLElementEventMap, (event: Event) => void>>
  [attribute: string]: string | number | boolean | undefined | Made['on']
}

type Child = Node | string | null | false

/** Makes an element. Words only ever become text nodes, so nothing that a pack carries is read as HTML. */
export function make<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  { on, ...attributes }: Made = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag)
  setAttributes(element, attributes)
  for (const [event, run] of Object.entries(on ?? {})) element.addEventListener(event, run)
  append(element, children)
  return element
}

/** Makes a part of an SVG picture. */
export function makeSvg<K extends keyof SVGElementTagNameMap>(
  tag: K,
  attributes: Record<string, string | number> = {},
  ...children: Child[]
): SVGElementTagNameMap[K] {
  const element = document.createElementNS('http://www.w3.org/2000/svg', tag)
  setAttributes(element, attributes)
  append(element, children)
  return element
}

/** Puts other things into a place. */
export function fill(place: Element, ...children: Child[]): void {
  place.textContent = ''
  append(place, children)
}

/** A paragraph of somebody's words: their line breaks stay, and they run in their own direction. */
export function words(text: string, className = 'words'): HTMLParagraphElement {
  return make('p', { class: className, dir: 'auto' }, text)
}

/** A button that says what it does. */
export function button(
  label: string,
  run: () => void,
  { kind = 'plain', describedAs }: { kind?: 'plain' | 'main' | 'small'; describedAs?: string } = {},
): HTMLButtonElement {
  return make(
    'button',
    { type: 'button', class: kind, 'aria-label': describedAs, on: { click: run } },
    label,
  )
}

let made = 0

/** An id that no other element of the page has. */
export function freshId(): string {
  made += 1
  return `f${made}`
}

/** Says something to readers who do not see the page change. */
export function say(text: string): void {
  const place = document.getElementById('said')
  if (place !== null) place.textContent = text
}

function append(element: Element, children: Child[]): void {
  element.append(...children.filter(child => child !== null && child !== false))
}

function setAttributes(element: Element, attributes: Record<string, unknown>): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) element.setAttribute(name, '')
    else if (typeof value === 'string' || typeof value === 'number') {
      element.setAttribute(name, String(value))
    }
  }
}
