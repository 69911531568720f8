import { describe, expect, it } from 'vitest'
import {
  isCodeLabel,
  isInterviewer,
  isMetadataLabel,
  isNameLike,
  isNeverSpeaker,
  labelKey,
  labelShape,
} from '../../../../shared/text/speaker-labels.ts'

describe('isInterviewer', () => {
  it.each([
    'Interviewer',
    'INTERVIEWER 2',
    'Int',
    'INT',
    'INT1',
    'I',
    'I2',
    'i.',
    'Researcher',
    'Moderator',
    'Co-moderator',
    'Facilitator',
    'Q',
    'Q12',
    'Question',
    'Interviewer JS',
    'Second Interviewer',
    'Interviewerin',
    'Entrevistadora',
  ])('says yes to %s', label => {
    expect(isInterviewer(label)).toBe(true)
  })

  it.each([
    'Interviewee',
    'P07',
    'Ian',
    'Ivy',
    'A',
    'R',
    'Participant',
    'Quentin',
    'Speaker 1',
    'Internist',
    '',
  ])('says no to %s', label => {
    expect(isInterviewer(label)).toBe(false)
  })
})

describe('labels', () => {
  it('compares labels without case and spacing', () => {
    expect(labelKey('Dr  Smith ')).toBe(labelKey('DR SMITH'))
  })

  it('knows pseudonyms', () => {
    expect(['P07', 'FG1-P3', 'LW_02', 'P1a'].every(isCodeLabel)).toBe(true)
    expect(['Ann', 'p07', '2020', 'Table 1', 'Participant7'].some(isCodeLabel)).toBe(false)
  })

  it('knows names by their capitals', () => {
    expect(['Ann', 'Dr Smith', 'Anna van der Berg', '李华', 'Speaker 1'].every(isNameLike)).toBe(
      true,
    )
    expect(['for example', 'Study outcomes', 'ann'].some(isNameLike)).toBe(false)
  })

  it('knows fields of a form and headings', () => {
    expect(isMetadataLabel('Interview date')).toBe(true)
    expect(['Note', 'Step 2', 'Guiding principle 4', 'CMOC 12', 'Date'].every(isNeverSpeaker)).toBe(
      true,
    )
    expect(['Ann', 'P07', 'Interviewer', 'Speaker 1'].some(isNeverSpeaker)).toBe(false)
  })

  it('gives labels of one series one shape', () => {
    expect(labelShape('P07')).toBe(labelShape('P118'))
    expect(labelShape('ANN')).toBe(labelShape('MARIA'))
    expect(labelShape('P07')).not.toBe(labelShape('Ann'))
  })
})
