import { describe, expect, test } from 'vitest'
import { findCodes } from '../../../../renderer/features/desk/find-codes.ts'
import type { Code } from '../../../../shared/contract/codes.ts'

const makeCode = (id: string, name: string): Code => ({
  id,
  parentId: null,
  name,
  role: null,
  colour: '#0072b2',
  description: '',
  inclusion: '',
  exclusion: '',
  origin: 'inductive',
  position: 0,
  codingCount: 0,
})

const codes = [
  makeCode('r', 'Relationship'),
  { ...makeCode('t', 'Trust in the link worker'), parentId: 'r' },
  { ...makeCode('m', 'Mistrust'), parentId: 'r' },
  makeCode('w', 'Waiting times'),
  makeCode('e', 'Être écouté'),
]
const names = (typed: string, recent: string[] = []) =>
  findCodes(codes, typed, recent).map(({ code }) => code.name)

describe('findCodes', () => {
  test('puts a name that begins so before one that only holds it', () => {
    expect(names('trust')).toEqual(['Trust in the link worker', 'Mistrust'])
  })

  test('finds letters in order, words in the path and accents left out', () => {
    expect(names('wtm')).toEqual(['Waiting times'])
    expect(names('rel trust')).toContain('Mistrust')
    expect(names('ecoute')).toEqual(['Être écouté'])
    expect(names('zzz')).toEqual([])
  })

  test('with nothing typed shows recent codes first, then the codebook in order', () => {
    expect(names('', ['w', 'm'])).toEqual([
      'Waiting times',
      'Mistrust',
      'Relationship',
      'Trust in the link worker',
      'Être écouté',
    ])
  })

  test('says where in the tree a code stands', () => {
    expect(findCodes(codes, 'mistrust', [])[0]?.path).toBe('Relationship')
  })
})
