import type { Asker } from './actors.ts'
import type { DeskCity } from './desk-city.ts'

/** One first page: the n-th time (from 0) it is asked with other things where the page is about a thing. */
export type Ask = { label: string; path(n: number): string }

export type Facts = DeskCity & { asker: Asker; activation: string; take: string }

const at = (things: readonly string[], n: number): string =>
  things[n % Math.max(1, things.length)] ?? ''
const page = (label: string, path: string): Ask => ({ label, path: () => path })
const things = (label: string, list: readonly string[], path: (thing: string) => string): Ask => ({
  label,
  path: (n) => path(at(list, n)),
})

/** The same page for the newest round and for a closed one. */
const bothRounds = ({ newest, closed }: Facts, path: (round: string) => string): Ask[] => [
  page('newest round', path(newest)),
  page('closed round', path(closed)),
]

const laboratoryPages = (facts: Facts, name: string): Ask[] =>
  bothRounds(facts, (round) => `/api/v1/laboratories/${facts.laboratory}/${name}?round=${round}`)

const accountOf = ({ asker, site }: Facts): string =>
  asker.role === 'courier'
    ? `courier:${asker.account}`
    : asker.unit.includes(':')
      ? asker.unit
      : `site:${site}`

/** What is asked of each query, by the query's name: first pages as the pages of the product ask for them. */
export const asks: Record<string, (facts: Facts) => Ask[]> = {
  'case.list': () => [page('running', '/api/v1/cases')],
  'case.counts': () => [page('all', '/api/v1/case-counts')],
  'case.investigators': () => [page('all', '/api/v1/case-investigators')],
  'contact.list': ({ asker }) => [
    page(
      'open',
      `/api/v1/contacts?list=${asker.role === 'transfer-dispatcher' ? 'transfer' : 'open'}`,
    ),
  ],
  'contact.counts': () => [page('all', '/api/v1/contact-counts')],
  'co-presence.list': () => [page('all', '/api/v1/co-presence')],
  'look-back.list': () => [page('all', '/api/v1/look-backs')],
  'epi.numbers': () => [page('all', '/api/v1/epi/numbers')],
  'chain.picture': () => [page('all', '/api/v1/chains')],
  'chain.snapshots': () => [page('all', '/api/v1/chain-snapshots')],
  'cluster.list': () => [page('all', '/api/v1/clusters')],
  'case-import.list': () => [page('all', '/api/v1/case-imports')],
  'assist.list': () => [page('all', '/api/v1/assist-requests')],
  'day.list': () => [page('all', '/api/v1/days')],
  'clock.board': () => [page('all', '/api/v1/clocks')],
  'clock.cases': () => [page('all', '/api/v1/clocks/cases')],
  'area.list': ({ asker }) => [
    page('city', '/api/v1/areas'),
    page('below own', `/api/v1/areas?parent=${asker.area}`),
  ],
  'laboratory.list': () => [page('all', '/api/v1/laboratories')],
  'city.map': () => [page('map', '/api/v1/map')],
  'round.list': () => [page('all', '/api/v1/rounds')],
  'round.notice': (facts) => bothRounds(facts, (round) => `/api/v1/rounds/${round}/notice`),
  'site.list': (facts) => bothRounds(facts, (round) => `/api/v1/rounds/${round}/sites`),
  'round.coverage': (facts) => {
    const { asker, newest, community, buildings } = facts
    const below = (area: string) => `/api/v1/rounds/${newest}/coverage?area=${area}`
    return [
      ...bothRounds(facts, (round) => `/api/v1/rounds/${round}/coverage`),
      ...(asker.area.length < 6 ? [page('a district', below(facts.district))] : []),
      page('a street', below(facts.street)),
      page('a community', below(community)),
      things(
        'a building',
        buildings,
        (building) => `/api/v1/rounds/${newest}/coverage?building=${building}`,
      ),
    ]
  },
  'round.board': (facts) => bothRounds(facts, (round) => `/api/v1/rounds/${round}/board`),
  'round.feed': () => [page('last', '/api/v1/feed')],
  'round.report': (facts) => bothRounds(facts, (round) => `/api/v1/rounds/${round}/report`),
  'round.conservation': (facts) =>
    bothRounds(facts, (round) => `/api/v1/rounds/${round}/conservation`),
  'device.list': (facts) => bothRounds(facts, (round) => `/api/v1/rounds/${round}/devices`),
  'field.book': ({ device }) => [page('own site', `/api/v1/devices/${device}/book`)],
  'roster.chunk': ({ take }) => [page('first', `/api/v1/rosters/${take}/0`)],
  'same-person.list': () => [page('all', '/api/v1/same-person-claims')],
  'paper.list': ({ newest }) => [page('newest round', `/api/v1/paper-sheets?round=${newest}`)],
  'tube.lots': ({ newest, closed, site, closedSite }) => [
    page('newest round', `/api/v1/rounds/${newest}/sites/${site}/lots`),
    page('closed round', `/api/v1/rounds/${closed}/sites/${closedSite}/lots`),
  ],
  'box.list': (facts) => [
    ...bothRounds(facts, (round) => `/api/v1/boxes?round=${round}`),
    page('on the way', `/api/v1/boxes?round=${facts.newest}&onTheWay=true`),
    page('one account', `/api/v1/boxes?round=${facts.newest}&account=${accountOf(facts)}`),
  ],
  'box.story': ({ boxes }) => [things('a box', boxes, (box) => `/api/v1/boxes/${box}`)],
  'tube.story': ({ tubes }) => [things('a tube', tubes, (tube) => `/api/v1/tubes/${tube}`)],
  'search.recognise': ({ tubes, boxes, plates, people }) => [
    things('a tube', tubes, (text) => `/api/v1/search?text=${text}`),
    things('a box', boxes, (text) => `/api/v1/search?text=${text}`),
    things('a plate', plates, (text) => `/api/v1/search?text=${text}`),
    things('a person', people, (text) => `/api/v1/search?text=${text}`),
  ],
  'assay.list': () => [page('all', '/api/v1/assays')],
  'laboratory.waiting': (facts) => laboratoryPages(facts, 'waiting'),
  'laboratory.plates': (facts) => laboratoryPages(facts, 'plates'),
  'laboratory.control-chart': ({ laboratory }) => [
    page('all', `/api/v1/laboratories/${laboratory}/control-chart`),
  ],
  'plate.show': ({ plates }) => [things('a plate', plates, (plate) => `/api/v1/plates/${plate}`)],
  'recall.board': (facts) => [
    ...bothRounds(facts, (round) => `/api/v1/recalls?round=${round}`),
    page('open ones', `/api/v1/recalls?round=${facts.newest}&state=open`),
  ],
  'recall.resample-list': (facts) =>
    bothRounds(facts, (round) => `/api/v1/resamples?round=${round}`),
  'person.results': ({ people }) => [
    things('a person', people, (person) => `/api/v1/people/${person}/results`),
  ],
  'person.record': ({ people }) => [
    things('a person', people, (person) => `/api/v1/people/${person}/record`),
  ],
  'own.family': () => [page('own', '/api/v1/family')],
  'own.home': ({ asker }) => [page('own', `/api/v1/family/${asker.person}/home`)],
  'own.result': ({ asker }) => [page('own', `/api/v1/family/${asker.person}/result`)],
  'own.statement': ({ asker }) => [page('own', `/api/v1/family/${asker.person}/statement`)],
  'own.history': ({ asker }) => [page('own', `/api/v1/family/${asker.person}/history`)],
  'own.reads': ({ asker }) => [page('own', `/api/v1/family/${asker.person}/reads`)],
  'own.code': ({ asker }) => [page('own', `/api/v1/family/${asker.person}/code?form=screen`)],
  'activation.show': ({ activation }) => [page('just issued', `/api/v1/activations/${activation}`)],
  'card.list': ({ newest, buildings }) => [
    things(
      'a building',
      buildings,
      (building) => `/api/v1/rounds/${newest}/cards?building=${building}`,
    ),
  ],
  'loop.list': ({ newest, closed }) => [
    page('all', '/api/v1/loops'),
    page('newest round', `/api/v1/loops?round=${newest}`),
    page('closed round', `/api/v1/loops?round=${closed}`),
    page('overdue', '/api/v1/loops?overdue=true'),
    page('tubes without a result', '/api/v1/loops?kind=tube-not-resulted'),
    page('people not sampled', '/api/v1/loops?kind=person-not-sampled'),
  ],
  'signing.list': () => [page('mine', '/api/v1/signings')],
  'officer.list': () => [page('all', '/api/v1/officers')],
  'policy.packs': () => [page('all', '/api/v1/policies')],
  'policy.in-force': () => [page('now', '/api/v1/policies/in-force')],
  'fact.choices': () => [page('all', '/api/v1/facts/choices')],
  'person.facts': ({ people }) => [
    things('a person', people, (person) => `/api/v1/people/${person}/facts`),
  ],
  'person.status': ({ people }) => [
    things('a person', people, (person) => `/api/v1/people/${person}/status`),
  ],
  'person.orders': ({ people }) => [
    things('a person', people, (person) => `/api/v1/people/${person}/orders`),
  ],
  'own.status': ({ asker }) => [page('own', `/api/v1/family/${asker.person}/status`)],
  'own.appeals': ({ asker }) => [page('own', `/api/v1/family/${asker.person}/appeals`)],
  'own.kept': ({ asker }) => [page('own', `/api/v1/family/${asker.person}/kept`)],
  'order.list': () => [page('all', '/api/v1/orders')],
  'order.unserved': () => [page('all', '/api/v1/orders/unserved')],
  'batch.list': () => [page('all', '/api/v1/batches')],
  'zone.due': () => [page('all', '/api/v1/zones/due')],
  'appeal.list': () => [page('open ones', '/api/v1/appeals')],
  'appeal.figures': () => [page('all', '/api/v1/appeal-figures')],
  'excess.list': () => [page('all', '/api/v1/excess')],
  'alarm.list': () => [page('open ones', '/api/v1/alarms')],
  'break-glass.list': () => [page('open ones', '/api/v1/break-glass')],
  'reads.figures': () => [page('all', '/api/v1/reads/figures')],
  'retention.plan': () => [page('all', '/api/v1/retention')],
  'pass.keys': () => [page('all', '/api/v1/pass-keys')],
  'gate.hours': () => [
    page('a day', '/api/v1/gates/hours?from=2022-01-14T00:00:00Z&until=2022-01-15T00:00:00Z'),
  ],
}

const notFilled = [
  'signing.show',
  'policy.compare',
  'policy.effect',
  'policy.affected',
  'order.show',
  'order.ground',
  'batch.ground',
  'batch.show',
  'batch.sample',
  'zone.ground',
  'appeal.show',
  'appeal.orders-of-person',
  'measure.show',
  'own.measure',
  'own.order-proof',
  'own.pass',
  'pass.paper',
  'reads.budget',
  'retention.certificate',
  // Of one case or one list; the profile `tracing` fills a city with them.
  'case.merge-preview',
  'case.merges',
  'case.show',
  'case.history',
  'case.investigation',
  'case.changes',
  'item.history',
  'own.calls',
  'venue.find',
  'contact.lists',
  'contact.shared-exposures',
  'contact.show',
  'co-presence.show',
  'look-back.show',
  'epi.offspring',
  'epi.incubation',
  'chain.export',
  'chain.case',
  'chain.show-snapshot',
  'chain.compare',
  'case-import.show',
  'paper.download',
  'paper.of-case',
  'paper.templates',
  'paper.template-file',
  'assist.show',
  'assist.file',
  'day.owners',
  'day.show',
  'day.file',
  'clock.speeds',
  'clock.case-speeds',
]

// Measured by hand on 500 sites, 60,000 rooms and 50,000 stays: docs/isolation-measured.md.
const ofIsolation = [
  'isolation-site.list',
  'isolation-site.show',
  'isolation-site.rooms',
  'site-activation.list',
  'isolation-site.reserve',
  'isolation-site.forecast',
  'supply-choice.list',
  'waste-bag.list',
  'waste-manifest.list',
  'waste-manifest.show',
  'waste.laws',
  'cleaning.due',
  'cleaning.list',
  'allocation.runs',
  'allocation.show',
  'allocation.rows',
  'allocation.why',
  'allocation.waiting',
  'allocation.suggest',
  'allocation.settings',
  'site-staff.list',
  'site-staff.shifts',
  'site-staff.roles',
  'site-staff.exits',
  'transfer.list',
  'transfer.counts',
  'transfer.placed',
  'transfer.show',
  'trip.list',
  'trip.show',
  'trip.drive-book',
  'vehicle.list',
  'transfer.own',
  'stay.board',
  'stay.incoming',
  'stay.work',
  'stay-test.list',
  'stay.occupancy',
  'stay.show',
  'stay.own',
  'alarm-rule.list',
  'stay.requests',
  'supply.list',
  'meal.list',
  'incident.list',
  'site-shift.list',
  'site-book.sites',
  'site-book.chunk',
  'release.list',
  'release.sites',
  'release.show',
  'release.paper',
  'after-care.list',
  'own.release',
  'own.release-paper',
  'patient.list',
  'patient.counts',
  'patient.places',
  'patient.show',
  'care-group.list',
  'home-stay.list',
  'home-stay.counts',
  'home-stay.show',
  'home-stay.instead',
  'own.home-stay',
]

/** Queries that are not measured, each with its reason. */
export const unmeasured: Record<string, string> = {
  ...Object.fromEntries(
    notFilled.map((name) => [
      name,
      'a filled city has no order, case, rule or key: bench/night, bench/status and bench/tracing have them',
    ]),
  ),
  ...Object.fromEntries(ofIsolation.map((name) => [name, 'a filled city has nobody in isolation'])),
}
