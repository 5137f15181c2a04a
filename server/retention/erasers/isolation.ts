import type { Reader } from '../../db/sql.ts'
import { type Clocks, endOf, since } from '../clocks.ts'
import { deleting, type Step } from './step.ts'

const isKept = (sql: Reader, clocks: Clocks, person: string) =>
  sql`exists (select from orders o where o.person_id = ${sql(person)} and least(o.until_at, ${endOf(sql, clocks, 'o.known_at')}) > ${since('facts', clocks)})`

const stayIsOver = (sql: Reader, clocks: Clocks, of: 'x' | 's') =>
  sql`(${sql(of)}.left_at <= ${since('facts', clocks)} and not ${isKept(sql, clocks, `${of}.person_id`)})`

/** What was written down of a stay goes with it. */
const withStay = (table: string): Step =>
  deleting(
    table,
    (sql, clocks) =>
      sql`exists (select from stays s where s.id = x.stay_id and ${stayIsOver(sql, clocks, 's')})`,
  )

const transferIsOver = (sql: Reader, clocks: Clocks, of: 'x' | 't') =>
  sql`(coalesce(${sql(of)}.ended_at, ${sql(of)}.due_at) <= ${since('facts', clocks)} and not ${isKept(sql, clocks, `${of}.person_id`)})`

/** What was written down of a move goes with it. */
const withTransfer = (table: string): Step =>
  deleting(
    table,
    (sql, clocks) =>
      sql`exists (select from transfers t where t.id = x.transfer_id and ${transferIsOver(sql, clocks, 't')})`,
  )

// An alarm hangs on its check, so it goes first.
const ofStays: readonly string[] = [
  'stay_moves',
  'stay_tests',
  'care_alarms',
  'health_checks',
  'stay_requests',
  'stay_supplies',
  'stay_meals',
  'stay_referrals',
  'care_visits',
  'environment_samples',
  'after_care',
]
const ofTransfers: readonly string[] = ['allocation_rows', 'room_locks', 'transfer_events']

const staffIsOver = (sql: Reader, clocks: Clocks) => sql`s.until_at <= ${since('facts', clocks)}`

/** What hangs on a row of a roster goes with it. */
const withStaff = (table: string): Step =>
  deleting(
    table,
    (sql, clocks) =>
      sql`exists (select from site_staff s where s.id = x.staff_id and ${staffIsOver(sql, clocks)})`,
  )

/** Who worked at a site is known for as long as who stayed there; an exit goes before its cycle. */
const staffSteps: readonly Step[] = [
  deleting(
    'site_staff_exits',
    (sql, clocks) =>
      sql`exists (select from site_staff_cycles c join site_staff s on s.id = c.staff_id where c.id = x.cycle_id and ${staffIsOver(sql, clocks)})`,
  ),
  withStaff('site_staff_shifts'),
  withStaff('site_staff_tests'),
  withStaff('site_staff_cycles'),
  deleting('site_staff', (sql, clocks) => sql`x.until_at <= ${since('facts', clocks)}`),
]

const incidentIsOver = (sql: Reader, clocks: Clocks, of: 'x' | 'n') =>
  sql`(${sql(of)}.closed_at <= ${since('facts', clocks)}
    and not exists (select from stays s where s.id = ${sql(of)}.stay_id and not ${stayIsOver(sql, clocks, 's')}))`

/** What a site wrote down besides stays: tests at homes, incidents, hand-overs of shifts. */
const siteSteps: readonly Step[] = [
  deleting(
    'stay_tests',
    (sql, clocks) => sql`x.stay_id is null and x.until_at <= ${since('facts', clocks)}`,
  ),
  deleting(
    'incident_measures',
    (sql, clocks) =>
      sql`exists (select from site_incidents n where n.id = x.incident_id and ${incidentIsOver(sql, clocks, 'n')})`,
  ),
  deleting('site_incidents', (sql, clocks) => incidentIsOver(sql, clocks, 'x')),
  deleting(
    'shift_members',
    (sql, clocks) =>
      sql`exists (select from site_shifts f where f.id = x.shift_id and f.ended_at <= ${since('facts', clocks)})`,
  ),
  deleting('site_shifts', (sql, clocks) => sql`x.ended_at <= ${since('facts', clocks)}`),
]

const homeIsOver = (sql: Reader, clocks: Clocks, of: 'x' | 'h') =>
  sql`least(coalesce(${sql(of)}.ended_at, ${sql(of)}.until_at), ${endOf(sql, clocks, `${of}.opened_at`)}) <= ${since('facts', clocks)}`

/** What was written down of somebody at home goes with the stay at home. */
const withHome = (table: string): Step =>
  deleting(
    table,
    (sql, clocks) =>
      sql`exists (select from home_stays h where h.id = x.home_stay_id and ${homeIsOver(sql, clocks, 'h')})`,
  )

const homeSteps: readonly Step[] = [
  ...['home_visits', 'home_waste', 'home_requests', 'home_outings'].map(withHome),
  deleting('home_stays', (sql, clocks) => homeIsOver(sql, clocks, 'x')),
]

const illnessIsOver = (sql: Reader, clocks: Clocks, of: 'x' | 'p') =>
  sql`least(${sql(of)}.discharged_at, ${endOf(sql, clocks, `${of}.since_at`)}) <= ${since('findings', clocks)}`

const withPatient = (table: string): Step =>
  deleting(
    table,
    (sql, clocks) =>
      sql`exists (select from patients p where p.id = x.patient_id and ${illnessIsOver(sql, clocks, 'p')})`,
  )

/** A patient and the course go with the positive findings: 180 days after the discharge. */
export const patientSteps: readonly Step[] = [
  ...['patient_plans', 'patient_notes', 'patient_discharges', 'patient_follow_ups'].map(
    withPatient,
  ),
  deleting('patients', (sql, clocks) => illnessIsOver(sql, clocks, 'x')),
]

/**
 * A stay and a move go 28 days after their end (a move that nobody ended: after it was due), unless an order about that person is still kept in force.
 */
export const isolationSteps: readonly Step[] = [
  ...ofStays.map(withStay),
  ...ofTransfers.map(withTransfer),
  ...siteSteps,
  ...staffSteps,
  ...homeSteps,
  // Who saw whom is kept with the readings; the take itself is read for two hours.
  deleting('site_book_takes', (sql, clocks) => sql`x.at <= ${since('facts', clocks)}`),
  deleting(
    'stays',
    (sql, clocks) =>
      sql`${stayIsOver(sql, clocks, 'x')} and not exists (select from site_incidents n where n.stay_id = x.id)`,
  ),
  deleting(
    'transfers',
    (sql, clocks) =>
      sql`${transferIsOver(sql, clocks, 'x')} and not exists (select from stays s where s.transfer_id = x.id)
        and not exists (select from stay_referrals f where f.transfer_id = x.id)`,
  ),
]
