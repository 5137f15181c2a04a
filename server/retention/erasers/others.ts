import { endOf, isOverWithResponse, since } from '../clocks.ts'
import { blanking, deleting, type Step } from './step.ts'

export const readSteps: readonly Step[] = [
  deleting('person_reads', (sql, clocks) => sql`x.at <= ${since('reads', clocks)}`, {
    audit: true,
  }),
  deleting('roster_takes', (sql, clocks) => sql`x.at <= ${since('reads', clocks)}`),
  deleting('break_glass', (sql, clocks) => sql`x.opened_at <= ${since('reads', clocks)}`),
]

export const budgetSteps: readonly Step[] = ['budgeted_reads', 'read_budgets'].map((table) =>
  deleting(table, (sql, clocks) => sql`x.day < (${since('budgets', clocks)}::timestamptz)::date`),
)

export const messageSteps: readonly Step[] = [
  deleting('messages', (sql, clocks) => sql`x.useless_at <= ${since('messages', clocks)}`),
  deleting('code_attempts', (sql, clocks) => sql`x.expires_at <= ${since('messages', clocks)}`),
  deleting('code_quotas', (sql, clocks) => sql`x.opened_at <= ${since('messages', clocks)}`),
  // Written at the time of the city, unlike texts.
  deleting('passes', (sql, { now }) => sql`x.expires_at <= ${now}::timestamptz - interval '1 day'`),
]

export const registrationSteps: readonly Step[] = [
  // The row stays: it says whether an official has seen the document.
  blanking(
    'self_registrations',
    'address_cipher',
    `''`,
    (sql, clocks) => sql`x.registered_at <= ${since('registrations', clocks)}`,
  ),
  blanking(
    'walk_ins',
    'address_cipher',
    `''`,
    (sql, clocks) => sql`x.at <= ${since('registrations', clocks)}`,
  ),
  blanking(
    'same_person_claims',
    'reason',
    'null',
    (sql, clocks) => sql`x.settled_at <= ${since('registrations', clocks)}`,
  ),
]

export const familySteps: readonly Step[] = [
  deleting(
    'proxies',
    (sql, clocks) =>
      sql`least(x.until_at, x.ended_at, ${endOf(sql, clocks, 'x.consented_at')}) <= ${since('family', clocks)}`,
  ),
  deleting(
    'activations',
    (sql, clocks) =>
      sql`least(x.expires_at, ${endOf(sql, clocks, 'x.issued_at')}) <= ${since('family', clocks)}`,
  ),
]

export const answerSteps: readonly Step[] = [
  blanking(
    'commands',
    'outcome',
    `'{}'::jsonb`,
    (sql, clocks) => sql`x.at <= ${since('answers', clocks)}`,
  ),
]
export const auditSteps: readonly Step[] = ['commands', 'refusals'].map((table) =>
  deleting(table, (sql, clocks) => sql`x.at <= ${since('audit', clocks)}`, { audit: true }),
)

export const staffSteps: readonly Step[] = [
  blanking(
    'accounts',
    'display_name',
    `''`,
    (sql, clocks) =>
      sql`x.role <> 'resident' and least(x.closed_at, ${endOf(sql, clocks, 'x.created_at')}) <= ${since('staff', clocks)}`,
  ),
  {
    table: 'accounts',
    async erase(tx) {
      const { count } = await tx`
        update accounts set sign_in_name = 'erased ' || id, password_hash = null
        where display_name = '' and sign_in_name <> 'erased ' || id`
      return { table: 'accounts', rows: count, how: 'blanked' }
    },
    async left(sql) {
      const [row] = await sql<{ n: number }[]>`
        select count(*)::int as n from accounts where display_name = '' and (password_hash is not null or sign_in_name <> 'erased ' || id)`
      return row?.n ?? 0
    },
  },
  ...['api_keys', 'passkeys'].map((table) =>
    deleting(
      table,
      (sql) => sql`x.account_id in (select a.id from accounts a where a.display_name = '')`,
    ),
  ),
  // Posts prove the signatures of orders, so they go after the last of them.
  ...['dismissals', 'appointments'].map((table) =>
    deleting(table, (sql, clocks) =>
      isOverWithResponse('staff', clocks)
        ? sql`not exists (select from orders) and x.known_at <= ${clocks.responseEnd}`
        : null,
    ),
  ),
]
