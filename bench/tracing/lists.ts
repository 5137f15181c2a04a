import type { Role } from '@bihuan/contract/access.ts'
import type { Staff } from '../prepare/settle-city.ts'

/** A first page that somebody works with: who asks, for what purpose, and the path. */
export type List = { name: string; role: Role; purpose: string; path: string; isReport?: true }

/** The first pages of a day of tracing, for the whole city and for one district. */
export const listsOf = (district: string, oneCase: string): List[] => {
  const of = (name: string, role: Role, purpose: string, path: string): List => ({
    name,
    role,
    purpose,
    path,
  })
  const investigator = (name: string, path: string) =>
    of(name, 'case-investigator', 'case-investigation', path)
  return [
    investigator('cases', '/api/v1/cases?state=running'),
    investigator('cases of a district', `/api/v1/cases?state=running&area=${district}`),
    investigator('cases past key facts', '/api/v1/cases?overdue=key-facts'),
    investigator('contacts of a case', `/api/v1/contacts?list=case&case=${oneCase}`),
    investigator('contacts open', '/api/v1/contacts?list=open'),
    investigator('contacts of a district', `/api/v1/contacts?list=open&area=${district}`),
    investigator('contacts to locate', '/api/v1/contacts?list=open&step=locate'),
    investigator('contact counts', '/api/v1/contact-counts'),
    of('transfer list', 'transfer-dispatcher', 'transfer', '/api/v1/contacts?list=transfer'),
    of('clocks', 'city-commander', 'case-investigation', '/api/v1/clocks'),
    of(
      'clocks of a district',
      'city-commander',
      'case-investigation',
      `/api/v1/clocks?area=${district}`,
    ),
    of('clocks of cases', 'city-commander', 'case-investigation', '/api/v1/clocks/cases'),
    // A distribution over all cases of the days asked for: a report, with no first page.
    {
      ...of('speeds', 'city-commander', 'case-investigation', '/api/v1/clocks/speeds'),
      isReport: true,
    },
    investigator('requests', '/api/v1/assist-requests'),
    investigator('chains', '/api/v1/chains'),
    investigator('clusters', '/api/v1/clusters'),
  ]
}

/** Accounts that ask in turn, since each may read only so many people a day. */
export type Askers = ReadonlyMap<Role, readonly Staff[]>
