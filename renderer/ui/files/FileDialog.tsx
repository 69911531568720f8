import { ArrowUp, ChevronRight } from 'lucide-react'
import { Fragment, useEffect, useEffectEvent, useState } from 'react'
import type { Selection } from 'react-aria-components'
import { type FileEntry, type FilePurpose, isForFolder } from '../../../shared/contract/host.ts'
import { callHost } from '../../api/client.ts'
import type { FileRequest } from '../../store/files.ts'
import { errorText } from '../../store/notices.ts'
import { Button } from '../Button.tsx'
import { Dialog } from '../Dialog.tsx'
import { count } from '../format.ts'
import { IconButton } from '../IconButton.tsx'
import { TextField } from '../TextField.tsx'
import styles from './FileDialog.module.css'
import { FileList } from './FileList.tsx'
import { useFolder } from './use-folder.ts'

const WORDS: Record<FilePurpose, { title: string; button: string }> = {
  openProject: { title: 'Open a project', button: 'Open project' },
  saveProject: { title: 'Where should the project be kept?', button: 'Save here' },
  import: { title: 'Import transcripts, documents and surveys', button: 'Import' },
  interchange: { title: 'Import from another program or a table', button: 'Look into it' },
  beside: { title: 'Which files belong to the project?', button: 'Choose' },
  participants: { title: 'Import participants from a table', button: 'Choose' },
  references: { title: 'Import references', button: 'Look into them' },
  responses: { title: 'Take in responses to a review pack', button: 'Look into them' },
  export: { title: 'Where should the export be written?', button: 'Write file' },
  openKey: { title: 'Open a key file', button: 'Open key file' },
  saveKey: { title: 'Where should the key file be kept?', button: 'Save here' },
  openBundle: { title: 'Open a bundle of another copy', button: 'Look into it' },
  saveBundle: { title: 'Where should the bundle be written?', button: 'Write here' },
  backupFolder: { title: 'Where should backups go?', button: 'Use this folder' },
  bundleFolder: { title: 'Where do colleagues leave bundles?', button: 'Watch this folder' },
}

/** Folders and files by name and size; the window never learns where they lie. */
export function FileDialog({ request }: { request: FileRequest }) {
  const { purpose, answer } = request
  const isSaving = ['saveProject', 'export', 'saveKey', 'saveBundle'].includes(purpose)
  const takesFolder = isForFolder(purpose)
  const isMultiple = ['import', 'beside', 'references', 'responses'].includes(purpose)
  const { listing, trail, error, open } = useFolder(purpose)
  const [selection, setSelection] = useState<Set<string>>(new Set())
  const [name, setName] = useState(request.suggestedName)
  const [problem, setProblem] = useState<string | null>(null)
  const [existing, setExisting] = useState<FileEntry | null>(null)
  const [isSaveWanted, setIsSaveWanted] = useState(false)
  const chosen =
    listing?.entries.filter(entry => !entry.isFolder && selection.has(entry.token)) ?? []
  const folders = isMultiple
    ? (listing?.entries ?? []).filter(entry => entry.isFolder && selection.has(entry.token))
    : []
  const isFolderChosen = !isSaving && chosen.length === 0 && selection.size > 0
  const ending = /\.[a-z]+$/i.exec(request.suggestedName)?.[0] ?? ''

  const enter = (folder?: FileEntry) => {
    setSelection(new Set())
    setExisting(null)
    setProblem(null)
    void open(folder)
  }
  const save = async () => {
    const typed = name.trim()
    if (typed === '') return
    // Enter may come before the folder has been read; then it counts as soon as it has.
    if (!listing) return setIsSaveWanted(true)
    setIsSaveWanted(false)
    const full =
      ending && !typed.toLowerCase().endsWith(ending.toLowerCase()) ? typed + ending : typed
    try {
      const target = await callHost('host.saveTarget', { folder: listing.folder.token, name: full })
      const entry = { token: target.token, name: target.name, isFolder: false, size: 0 }
      if (!target.isExisting) answer([entry])
      else if (purpose !== 'saveProject') setExisting(entry)
      else setProblem(`“${target.name}” is here already. Give the new project another name.`)
    } catch (failure) {
      setProblem(errorText(failure))
    }
  }
  const saveNow = useEffectEvent(() => void save())
  useEffect(() => {
    if (isSaveWanted && listing) saveNow()
  }, [isSaveWanted, listing])
  const confirm = () => {
    const folder = listing?.entries.find(entry => entry.isFolder && selection.has(entry.token))
    if (existing) answer([existing])
    else if (isSaving) void save()
    else if (chosen.length > 0) answer([...chosen, ...folders])
    else if (folder) enter(folder)
  }
  /** The folder that is selected, or else the one that is open. */
  const takeFolder = () => {
    const folder = listing?.entries.find(entry => selection.has(entry.token)) ?? listing?.folder
    if (folder) answer([folder])
  }
  const activate = (entry: FileEntry) => {
    if (entry.isFolder) enter(entry)
    else if (isSaving) setName(entry.name)
    else answer(chosen.some(file => file.token === entry.token) ? chosen : [entry])
  }
  const select = (keys: Selection) => {
    const tokens = keys === 'all' ? (listing?.entries ?? []).map(entry => entry.token) : keys
    setSelection(new Set([...tokens].map(String)))
  }

  return (
    <Dialog
      title={WORDS[purpose].title}
      isOpen
      size="large"
      onClose={() => answer([])}
      footer={
        <>
          <span className={styles.note} role="status">
            {existing && `“${existing.name}” is here already. Replace it?`}
            {isMultiple && chosen.length > 0 && `${count(chosen.length, 'file')} chosen`}
          </span>
          <Button onPress={existing ? () => setExisting(null) : () => answer([])}>
            {existing ? 'Keep it' : 'Cancel'}
          </Button>
          {isFolderChosen && folders.length > 0 && (
            <Button onPress={() => answer(folders)}>
              {folders.length > 1 ? `Import ${count(folders.length, 'folder')}` : 'Import folder'}
            </Button>
          )}
          {takesFolder && isFolderChosen && <Button onPress={confirm}>Open folder</Button>}
          <Button
            variant={existing ? 'danger' : 'primary'}
            onPress={takesFolder ? takeFolder : confirm}
            isDisabled={
              takesFolder ? !listing : isSaving ? name.trim() === '' : selection.size === 0
            }
          >
            {existing
              ? 'Replace the file'
              : isFolderChosen && !takesFolder
                ? 'Open folder'
                : WORDS[purpose].button}
          </Button>
        </>
      }
    >
      {isSaving && (
        <TextField
          label="File name"
          value={name}
          onChange={value => {
            setName(value)
            setExisting(null)
            setProblem(null)
          }}
          onEnter={confirm}
          error={problem ?? undefined}
          maxLength={200}
          autoFocus
        />
      )}
      <nav className={styles.crumbs} aria-label="Folders above">
        <IconButton
          icon={ArrowUp}
          label="Up one folder"
          isDisabled={!listing?.parent}
          onPress={() => listing?.parent && enter(listing.parent)}
        />
        {trail.map((crumb, index) => (
          <Fragment key={crumb.token}>
            {index > 0 && <ChevronRight size={14} aria-hidden />}
            <Button variant="quiet" size="small" onPress={() => enter(crumb)}>
              {crumb.name}
            </Button>
          </Fragment>
        ))}
      </nav>
      {error && (
        <p className={styles.error} role="alert">
          {error}
        </p>
      )}
      <div className={styles.columns}>
        <ul className={styles.places} aria-label="Places">
          {listing?.places.map(place => (
            <li key={place.token}>
              <Button variant="quiet" size="small" onPress={() => enter(place)}>
                {place.name}
              </Button>
            </li>
          ))}
        </ul>
        <FileList
          key={listing?.folder.token ?? ''}
          label={listing?.folder.name ?? 'Files'}
          entries={listing?.entries ?? null}
          emptyText={
            isSaving
              ? 'No folder or file of this kind is here yet.'
              : 'No folder or file of this kind is here.'
          }
          isMultiple={isMultiple}
          hasFocus={!isSaving}
          selection={selection}
          onSelect={select}
          onActivate={activate}
          onUp={() => listing?.parent && enter(listing.parent)}
        />
      </div>
    </Dialog>
  )
}
