import { makeGuide } from './guide.ts'

/** The files of `docs/user-guide`, built into the program: the help needs no network and no other file. */
const texts = import.meta.glob<string>('../../../docs/user-guide/*.md', {
  query: '?raw',
  import: 'default',
  eager: true,
})
const pictures = import.meta.glob<string>('../../../docs/user-guide/pictures/*.png', {
  query: '?url',
  import: 'default',
  eager: true,
})

const nameOf = (path: string) => path.split('/').at(-1) ?? path

/** The pages of the guide, in the order of its contents. */
export const GUIDE = makeGuide(
  Object.fromEntries(
    Object.entries(texts).map(([path, text]) => [nameOf(path).replace(/\.md$/, ''), text]),
  ),
)

const addresses = new Map(Object.entries(pictures).map(([path, url]) => [nameOf(path), url]))

/** Where the program has a picture of the guide. */
export function pictureAddress(source: string): string | undefined {
  return addresses.get(nameOf(source))
}
