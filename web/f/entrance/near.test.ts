import { expect, test } from 'vitest'
import type { Site } from '../../api/wire.ts'
import { nearSites } from './near.ts'

const site = (id: string, areaCode: string, name: string): Site => ({
  id,
  kind: 'fixed',
  areaCode,
  name,
  laboratory: '1',
  samplers: 2,
})
const sites = [
  site('1', '410105002', '乙'),
  site('2', '410102001', '丙'),
  site('3', '410105001', '甲'),
  site('4', '410105001', '丁'),
]

test('the own site comes first, then those of the street, of the district, of the city', () => {
  const me = { areaCode: '410105001', unit: 'site:1' }
  expect(nearSites(sites, me, '').map(({ id }) => id)).toEqual(['1', '4', '3', '2'])
  expect(nearSites(sites, { ...me, unit: '街道' }, '').map(({ id }) => id)).toEqual([
    '4',
    '3',
    '1',
    '2',
  ])
})

test('a part of the name or the number finds a site', () => {
  const me = { areaCode: '4101', unit: '' }
  expect(nearSites(sites, me, '丙').map(({ id }) => id)).toEqual(['2'])
  expect(nearSites(sites, me, '4').map(({ id }) => id)).toEqual(['4'])
})
