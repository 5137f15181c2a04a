import type { Page } from 'playwright-core'
import type { FieldWindow } from '../e2e/field-phone.ts'
import type { Subjects } from './subjects.ts'

/** A page to photograph: whose, where, on which device, and what is done on it first. */
export type Picture = {
  file: string
  shell: 'm' | 'f' | 'desk' | 'screen'
  /** A demo account, `resident` for an invented resident, null for nobody. */
  as: string | null
  path: string | ((subjects: Subjects) => string)
  size: { width: number; height: number }
  isElder?: boolean
  restMs?: number
  prepare?(page: Page, subjects: Subjects): Promise<void>
}

const phone = { width: 390, height: 844 }
const small = { width: 360, height: 640 }
const desk = { width: 1_280, height: 860 }
const wall = { width: 1_920, height: 1_080 }

const atDesk = (
  file: string,
  path: Picture['path'],
  as = 'commander',
  more: Partial<Picture> = {},
): Picture => ({ file: `desk-${file}`, shell: 'desk', as, path, size: desk, ...more })
const inHand = (
  file: string,
  path: Picture['path'],
  as: string | null = 'sampler-1',
  more: Partial<Picture> = {},
): Picture => ({ file: `f-${file}`, shell: 'f', as, path, size: phone, ...more })
const atHome = (
  file: string,
  path: Picture['path'],
  as: string | null = 'resident',
  more: Partial<Picture> = {},
): Picture => ({ file: `m-${file}`, shell: 'm', as, path, size: phone, ...more })

/** Opens a tube from the end of a lot and takes people of the roster. */
const fill = (people: number) => async (page: Page) => {
  await page.waitForFunction(() => (window as FieldWindow).__bihuanField !== undefined)
  await page.evaluate(async (people) => {
    const engine = (window as FieldWindow).__bihuanField
    const lot = engine?.getSnapshot().book?.lots.find(({ sitting }) => sitting === 0)
    if (!engine || !lot) throw new Error('this phone has no tubes')
    await engine.scan(lot.last)
    const { people: due } = await engine.doors()
    for (const one of due.filter(({ sampledAt }) => sampledAt === null).slice(0, people))
      await engine.addPerson(one)
  }, people)
}
const cut = async (page: Page) => {
  await fill(4)(page)
  await page.evaluate(() => (window as FieldWindow).__bihuanField?.cutNetwork(true))
}

/** Says why a person's order is opened, where the page asks. */
const forOrders = async (page: Page) => {
  const why = page.locator('.order-purposes button').first()
  if (await why.isVisible()) await why.click()
}

/** Every page of the product. */
export const pictures: readonly Picture[] = [
  atHome('entrance', '/', null),
  atHome('entrance-elder', '/', null, { isElder: true, size: small }),
  atHome('register', '/', null, {
    prepare: (page) => page.locator('.m-form button').last().click(),
  }),
  atHome('code', '/'),
  atHome('code-elder', '/', 'resident', { isElder: true, size: small }),
  atHome('results', '/results'),
  atHome('statement', '/statement'),
  atHome('family', '/family'),
  atHome('reads', '/reads'),
  atHome('more', '/more'),
  atHome('print', '/print'),
  atHome('code-ordered', '/', 'ordered'),
  atHome('status', '/status', 'ordered'),
  atHome('status-elder', '/status', 'ordered', { isElder: true, size: small }),
  atHome('status-orders', '/status/orders', 'ordered'),
  atHome('status-report', '/status/report', 'ordered'),
  atHome('pass', '/pass', 'ordered'),
  atHome('pass-clear', '/pass'),
  atHome('pass-paper', '/pass/paper'),
  atHome('kept', '/kept', 'ordered'),
  atHome('public', '/public', null),
  inHand('entrance', '/', null),
  inHand('sample', '/sample?drive', 'sampler-1', { prepare: fill(4) }),
  inHand('sample-full', '/sample?drive', 'sampler-1', { prepare: fill(10), size: small }),
  inHand('sample-offline', '/sample?drive', 'sampler-1', { prepare: cut }),
  inHand('unsent', '/unsent?drive', 'sampler-1', { prepare: cut }),
  inHand('selftest', '/selftest'),
  inHand('shift', '/shift'),
  inHand('more', '/more'),
  inHand('box', '/box'),
  inHand('courier', '/box', 'courier-1'),
  inHand('register', '/register', 'registrar-410102'),
  inHand('doors', '/doors', 'grid-410102001'),
  inHand('receive', '/receive'),
  inHand('gate', '/gate', null),
  atDesk('home', '/'),
  atDesk('round', '/round', 'commander', { restMs: 2_000 }),
  atDesk('coverage', '/round/coverage'),
  atDesk('rounds', '/rounds'),
  atDesk('notice', '/rounds/new?from=shipped', 'commander', { restMs: 2_500 }),
  atDesk('labels', '/labels'),
  atDesk('loops', '/loops'),
  atDesk('recall', '/recall'),
  atDesk('tube', ({ tube }) => `/tubes/${tube}`),
  atDesk('follow', ({ tube }) => `/follow/${tube}`),
  atDesk('box', ({ box }) => `/boxes/${box}`),
  atDesk('plate', ({ plate }) => `/plates/${plate}`, 'inspector'),
  atDesk('person-find', '/persons', 'investigator'),
  atDesk('person', ({ person }) => `/persons/${person}`),
  atDesk('lab-queue', '/lab', 'technician-1'),
  atDesk('lab-reception', '/lab/reception', 'technician-1'),
  atDesk('lab-load', '/lab/load', 'technician-1'),
  atDesk('lab-plate', ({ plate }) => `/lab/plates/${plate}`, 'reviewer-1'),
  atDesk('lab-rescan', ({ plate }) => `/lab/plates/${plate}/rescan`, 'technician-1'),
  atDesk('lab-charts', '/lab/charts', 'reviewer-1', { restMs: 2_500 }),
  atDesk('paper', '/paper', 'registrar-410105'),
  atDesk('cards', '/cards', 'registrar-410105'),
  atDesk('devices', '/devices'),
  atDesk('same-person', '/same-person', 'registrar-410105'),
  atDesk('map', '/map', 'admin'),
  atDesk('orders', '/orders'),
  atDesk('order-new', '/orders/new', 'investigator'),
  atDesk('order-many', '/orders/many', 'investigator'),
  atDesk('order', ({ order }) => `/orders/${order}`, 'commander', { prepare: forOrders }),
  atDesk('appeals', '/appeals', 'inspector'),
  atDesk('appeal', ({ appeal }) => `/appeals/${appeal}`, 'inspector', { prepare: forOrders }),
  atDesk('excess', '/excess', 'inspector'),
  atDesk('policy', '/policy'),
  atDesk('policy-packs', '/policy/packs'),
  atDesk('policy-ahead', '/policy/ahead'),
  atDesk('policy-draft', '/policy/draft'),
  atDesk('officers', '/officers'),
  atDesk('alarms', '/alarms', 'inspector'),
  atDesk('reads', '/reads', 'privacy-officer'),
  atDesk('retention', '/retention', 'privacy-officer'),
  { file: 'screen-wall', shell: 'screen', as: 'commander', path: '/', size: wall, restMs: 3_000 },
]
