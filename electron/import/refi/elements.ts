import { guidKey } from '../../../shared/interchange/foreign.ts'
import { elementsOf, type XmlElement } from '../xml-tree.ts'

/** An element's name without its prefix: namespaces of the standard differ by version, names do not. */
export function localName({ name }: XmlElement): string {
  return name.slice(name.indexOf(':') + 1)
}

/** The elements of a name right below another. */
export function childrenOf(element: XmlElement | undefined, name: string): XmlElement[] {
  if (element === undefined) return []
  return elementsOf(element).filter(child => localName(child) === name)
}

/** The first element of a name right below another. */
export function childOf(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return childrenOf(element, name)[0]
}

/** The elements within a container of the standard, such as `Codes` in `Codes/Code`. */
export function listed(element: XmlElement | undefined, container: string, name: string) {
  return childrenOf(element, container).flatMap(each => childrenOf(each, name))
}

/** An attribute; empty where there is none. */
export function attributeOf(element: XmlElement, name: string): string {
  return Object.hasOwn(element.attributes, name) ? (element.attributes[name] ?? '') : ''
}

/** The GUID that an attribute holds, as a key; empty where there is none. */
export function guidAt(element: XmlElement, name = 'guid'): string {
  return guidKey(attributeOf(element, name))
}

/** The text right in an element, as it can be stored. */
export function textOf(element: XmlElement | undefined): string {
  if (element === undefined) return ''
  const text = element.children.filter(child => typeof child === 'string').join('')
  return storable(text)
}

/** Text without what the project cannot keep. */
export function storable(text: string): string {
  return text.replace(/\r\n?/g, '\n').replaceAll('\0', '').toWellFormed()
}

/** A name as one line that a project takes; empty where there is none. */
export function nameAt(element: XmlElement, attribute = 'name'): string {
  return storable(attributeOf(element, attribute))
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 500)
    .toWellFormed()
    .trim()
}
