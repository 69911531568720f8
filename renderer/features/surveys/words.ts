import type { SurveyPreview } from '../../../shared/contract/surveys.ts'
import type { AttributeType } from '../../../shared/domain/attributes.ts'
import type { ColumnUse, SurveyLayout } from '../../../shared/survey/survey.ts'
import { count } from '../../ui/format.ts'

/** What a column may be for. */
export const USE_OPTIONS: readonly { id: ColumnUse; label: string; description: string }[] = [
  { id: 'text', label: 'Answers', description: 'Text to code, under the question as a heading' },
  { id: 'attribute', label: 'Attribute', description: 'Something known of the respondent' },
  { id: 'id', label: 'Respondent’s id', description: 'Names the participant' },
  { id: 'group', label: 'Stakeholder group', description: 'Of the participant and the source' },
  { id: 'ignore', label: 'Leave out', description: 'Does not come into the project' },
]

/** What the values of an attribute are. */
export const TYPE_OPTIONS: readonly { id: AttributeType; label: string }[] = [
  { id: 'text', label: 'Text' },
  { id: 'number', label: 'A number' },
  { id: 'boolean', label: 'Yes or no' },
  { id: 'date', label: 'A date' },
  { id: 'choice', label: 'One of a list' },
]

/** What becomes a source. */
export const LAYOUT_OPTIONS: readonly { id: SurveyLayout; label: string; description: string }[] = [
  {
    id: 'respondent',
    label: 'Each respondent',
    description: 'All that one person answered stands together',
  },
  {
    id: 'question',
    label: 'Each question',
    description: 'All that was answered to one question stands together',
  },
]

/** What an import would make, in one line. */
export function summaryOf({ makes }: SurveyPreview): string {
  const { sources, titles, answers, participants, filledIn, attributes } = makes
  if (sources === 0) return 'Nothing to import yet: no column is taken as answers.'
  const first = titles.slice(0, 3).map(title => `“${shorten(title)}”`)
  const named = first.join(', ') + (sources > first.length ? ' and so on' : '')
  return [
    `${count(sources, 'source')} with ${count(answers, 'answer')}: ${named}`,
    count(participants, 'new participant'),
    ...(filledIn > 0 ? [`${count(filledIn, 'participant')} filled in`] : []),
    ...(attributes > 0 ? [count(attributes, 'new attribute')] : []),
  ].join(' · ')
}

function shorten(title: string): string {
  return title.length > 40 ? `${title.slice(0, 39).toWellFormed()}…` : title
}
