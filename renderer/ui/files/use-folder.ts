import { useCallback, useEffect, useRef, useState } from 'react'
import type { FileEntry, FilePurpose, HostOutputOf } from '../../../shared/contract/host.ts'
import { callHost } from '../../api/client.ts'
import { errorText } from '../../store/notices.ts'

type Listing = HostOutputOf<'host.listFolder'>

/** Where the chooser was left last, for as long as the window is open. */
let lastFolder: FileEntry | undefined

/** The folder that the chooser looks into, and the way that led there. */
export function useFolder(purpose: FilePurpose) {
  const [listing, setListing] = useState<Listing | null>(null)
  const [trail, setTrail] = useState<FileEntry[]>([])
  const [error, setError] = useState<string | null>(null)
  const latest = useRef(0)

  const show = useCallback(
    async (target?: FileEntry) => {
      const request = ++latest.current
      const next = await callHost('host.listFolder', {
        purpose,
        ...(target ? { token: target.token } : {}),
      })
      if (request !== latest.current) return
      lastFolder = next.folder
      setListing(next)
      setError(null)
      setTrail(before => follow(before, next))
    },
    [purpose],
  )
  const open = useCallback(
    async (target?: FileEntry) => {
      await show(target).catch(failure => setError(errorText(failure)))
    },
    [show],
  )
  useEffect(() => {
    // The folder may be gone, with a stick that was pulled out; then the way begins at home again.
    show(lastFolder).catch(() => void open())
  }, [show, open])
  return { listing, trail, error, open }
}

/** Keeps the crumbs of the way: back along it, down from its end, up past its start, or a new way. */
function follow(trail: FileEntry[], { folder: listed, parent: above, places }: Listing) {
  // A place goes by its place's name: "Home", not the name of the account.
  const named = (entry: FileEntry) => places.find(place => place.token === entry.token) ?? entry
  const folder = named(listed)
  const parent = above && named(above)
  const known = trail.findIndex(crumb => crumb.token === folder.token)
  if (known >= 0) return [...trail.slice(0, known), folder]
  const last = trail.at(-1)
  if (parent && last && last.token === parent.token) return [...trail, folder]
  return parent ? [parent, folder] : [folder]
}
