import { useEffect } from 'react'
import { followEngine, useProcedure } from './api/client.ts'
import { EncryptionDialogs } from './features/encryption/EncryptionDialogs.tsx'
import { Help } from './features/help/Help.tsx'
import { InterchangeDialog } from './features/interchange/InterchangeDialog.tsx'
import { ProjectExport } from './features/interchange/ProjectExport.tsx'
import { MarkersDialog } from './features/markers/MarkersDialog.tsx'
import { ExportQuestion } from './features/names/ExportQuestion.tsx'
import { KeyDialogs } from './features/names/KeyDialogs.tsx'
import { ImportPreview } from './features/participants/ImportPreview.tsx'
import { NewProject } from './features/start/NewProject.tsx'
import { Rescue } from './features/start/Rescue.tsx'
import { Start } from './features/start/Start.tsx'
import { PrintDialog } from './features/print/PrintDialog.tsx'
import { DropTarget } from './features/sources/DropTarget.tsx'
import { ImportDialog } from './features/sources/ImportDialog.tsx'
import { SurveyDialog } from './features/surveys/SurveyDialog.tsx'
import { BundleDialog } from './features/team/ReadBundle.tsx'
import { About } from './shell/About.tsx'
import { KeySheet } from './shell/KeySheet.tsx'
import { Palette } from './shell/Palette.tsx'
import { Shell } from './shell/Shell.tsx'
import { useIdleLock } from './shell/use-idle-lock.ts'
import { useShellKeys } from './shell/use-shell-keys.ts'
import { useWindowTitle } from './shell/use-window-title.ts'
import { watchPrivacy } from './store/privacy.ts'
import { TableDialog } from './features/tables/TableDialog.tsx'
import { ExportProgress } from './ui/ExportProgress.tsx'
import { FileChooser } from './ui/files/FileChooser.tsx'
import { Toasts } from './ui/Toasts.tsx'

/** The whole window: the start page or the open project, and what may lie over either. */
export function App() {
  useEffect(() => followEngine(), [])
  useEffect(() => watchPrivacy(), [])
  const { data: project, isPending } = useProcedure('projects.current', {})
  useShellKeys(project != null)
  useIdleLock(project?.info.isEncrypted === true)
  useWindowTitle(project?.info.title)
  return (
    <>
      {isPending ? null : project ? <Shell key={project.info.id} project={project} /> : <Start />}
      <NewProject />
      <Rescue />
      <Palette hasProject={project != null} />
      <KeySheet />
      <About />
      <Help />
      <DropTarget hasProject={project != null} />
      <ImportDialog />
      <SurveyDialog />
      <ImportPreview />
      <InterchangeDialog />
      <ProjectExport />
      <ExportQuestion />
      <KeyDialogs />
      <EncryptionDialogs />
      <MarkersDialog />
      {project != null && <TableDialog />}
      {project != null && <BundleDialog />}
      {project != null && <PrintDialog />}
      <ExportProgress />
      <FileChooser />
      <Toasts />
    </>
  )
}
