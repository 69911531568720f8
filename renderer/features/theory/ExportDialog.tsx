import { useState } from 'react'
import { DIAGRAM_PAGES } from '../../../shared/contract/diagrams.ts'
import type { Theory } from '../../../shared/contract/theories.ts'
import { sayError } from '../../store/notices.ts'
import { Button } from '../../ui/Button.tsx'
import { Checkbox } from '../../ui/Checkbox.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Select } from '../../ui/Select.tsx'
import { useDiagramView } from './diagram-view.ts'
import css from './ExportDialog.module.css'
import { type DiagramEnding, exportDiagram, type FileLook, USUAL_LOOK } from './export-diagram.ts'
import { LAYOUT_WORDS, STATUS_WORDS } from './words.ts'

/** The files a diagram can be written as: pictures, drawings to go on with, and data. */
const FORMATS: readonly { id: DiagramEnding; label: string; description: string }[] = [
  { id: '.svg', label: 'SVG', description: 'For journals and for editing: real text' },
  { id: '.pdf', label: 'PDF', description: 'For printing and sending; posters' },
  { id: '.png', label: 'PNG', description: 'For documents' },
  { id: '.pptx', label: 'PowerPoint', description: 'Shapes that can be moved, with their arrows' },
  { id: '.drawio', label: 'draw.io', description: 'For diagrams.net' },
  { id: '.graphml', label: 'GraphML', description: 'For Gephi, yEd and Cytoscape' },
  { id: '.dot', label: 'DOT', description: 'For Graphviz' },
  { id: '.mmd', label: 'Mermaid', description: 'For Markdown pages and wikis' },
  { id: '.json', label: 'JSON', description: 'For programs: every box with its place' },
]

const THEMES = [
  { id: 'light', label: 'Colour' },
  { id: 'mono', label: 'Black and white' },
] as const
const GROUNDS = [
  { id: 'white', label: 'White' },
  { id: 'transparent', label: 'Transparent' },
] as const
const LETTERS = [
  { id: 'text', label: 'Words that can be searched and changed' },
  { id: 'shapes', label: 'Shapes, the same in every program' },
] as const
/** What a page can be, beside being chosen by the picture. */
const PAGES = [
  { id: 'fitting', label: 'As fits: A4, A3 or its own size' },
  ...DIAGRAM_PAGES.map(id => ({
    id,
    label: id === 'picture' ? 'The size of the diagram' : `${id}, one page`,
  })),
  ...DIAGRAM_PAGES.flatMap(id =>
    id === 'picture'
      ? []
      : {
          ...{ id: `tiled ${id}` as const, label: `Poster of ${id} sheets` },
          description: 'To be cut and glued',
        },
  ),
] as const
const PNG_SCALES = [
  { id: '1', label: 'As on screen' },
  { id: '2', label: 'Twice, for slides' },
  { id: '4', label: 'Four times, for print' },
] as const
const PDF_SCALES = [
  { id: '1', label: 'Natural size' },
  { id: '1.5', label: 'Half as large again' },
  { id: '2', label: 'Twice as large' },
  { id: '3', label: 'Three times as large' },
  { id: '20', label: 'As large as the page' },
] as const
const OVERLAPS = [
  { id: '0', label: 'None' },
  { id: '10', label: '10 mm' },
  { id: '20', label: '20 mm' },
] as const

interface Props {
  theory: Theory | null
  onClose: () => void
}

/** How the file of the diagram is to be: it begins as it is usual, with the layout and filters that are shown. */
export function ExportDialog({ theory, onClose }: Props) {
  const [ending, setEnding] = useState<DiagramEnding>('.svg')
  const [look, setLook] = useState<FileLook>(USUAL_LOOK)
  const view = useDiagramView()
  const change = (changes: Partial<FileLook>) => setLook({ ...look, ...changes })
  const isPicture = ending === '.svg' || ending === '.png' || ending === '.pdf'
  const isPoster = look.page.startsWith('tiled ')
  const pdfScales = PDF_SCALES.filter(({ id }) => !(isPoster && id === '20'))

  function write() {
    onClose()
    exportDiagram(theory, ending, look).catch(sayError)
  }

  return (
    <Dialog
      title="Export the diagram"
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button variant="primary" onPress={write}>
            Export…
          </Button>
        </>
      }
    >
      <div className={css.fields}>
        <Select label="Format" value={ending} options={FORMATS} onChange={setEnding} />
        {isPicture && (
          <>
            <Select
              label="Colours"
              value={look.theme}
              options={THEMES}
              onChange={theme => change({ theme })}
            />
            <Select
              label="Background"
              value={look.background}
              options={GROUNDS}
              onChange={background => change({ background })}
            />
          </>
        )}
        {ending === '.svg' && (
          <Select
            label="Letters"
            value={look.letters}
            options={LETTERS}
            onChange={letters => change({ letters })}
          />
        )}
        {ending === '.png' && (
          <Select
            label="Size"
            value={look.pngScale}
            options={PNG_SCALES}
            onChange={pngScale => change({ pngScale })}
          />
        )}
        {ending === '.pdf' && (
          <>
            <Select
              label="Page"
              value={look.page}
              options={PAGES}
              onChange={page => change({ page })}
            />
            <Select
              label={isPoster ? 'Size of the poster' : 'Largest size'}
              value={isPoster && look.pdfScale === '20' ? '1' : look.pdfScale}
              options={pdfScales}
              onChange={pdfScale => change({ pdfScale })}
            />
            {isPoster && (
              <Select
                label="Overlap of the sheets"
                value={look.overlap}
                options={OVERLAPS}
                onChange={overlap => change({ overlap })}
              />
            )}
          </>
        )}
      </div>
      {isPoster && ending === '.pdf' && (
        <p className={css.note}>
          Each sheet has crop marks, its place (A1 is the top left, B1 right of it) and dotted marks
          where its neighbour is glued over it.
        </p>
      )}
      <p className={css.note}>{describeView(view)}</p>
      {view.hidden.length > 0 && (
        <Checkbox
          label={`Leave out what is ${view.hidden.map(status => STATUS_WORDS[status].toLowerCase()).join(' or ')}, as shown`}
          isTicked={look.isAsShown}
          onChange={isAsShown => change({ isAsShown })}
        />
      )}
    </Dialog>
  )
}

function describeView({ layout, filter }: ReturnType<typeof useDiagramView.getState>): string {
  const laidOut = `Laid out as shown: ${LAYOUT_WORDS[layout].label.toLowerCase()}`
  const isFiltered = Object.keys(filter).length > 0
  return `${laidOut}${isFiltered ? ', with the filters above the diagram' : ''}, with what was done by hand.`
}
