import {
  GiveHomeStay,
  HomeStayGiven,
  SetWorkerPhone,
  WorkerPhoneSet,
} from '@bihuan/contract/home-isolation.ts'
import { covers } from '../door/actor.ts'
import { command } from '../door/command.ts'
import { Problem } from '../door/problem.ts'
import { areaOfHome, openHome } from './store.ts'

/** Gives a home to a grid worker whose area holds it; the person at home sees the name, and the telephone where there is one. */
export const giveHomeStay = command({
  name: 'home-stay.give',
  summary: 'Give a home to a grid worker',
  roles: ['grid-worker', 'district-commander'],
  input: GiveHomeStay,
  outcome: HomeStayGiven,
  area: (sql, { stay }) => areaOfHome(sql, stay),
  async run(tx, { stay, worker, phone }, { keys, now }) {
    const home = await openHome(tx, stay)
    const [account] = await tx<{ areaCode: string }[]>`
      select area_code from accounts where id = ${worker} and role = 'grid-worker' and closed_at is null`
    if (!account || !covers(account.areaCode, home.areaCode))
      throw new Problem('home-stay.worker-unknown')
    const sealed = phone === undefined ? null : keys.sealText('facts', now, phone)
    await tx`
      update home_stays set worker = ${worker}, worker_phone = coalesce(${sealed}, (
        select h.worker_phone from home_stays h where h.worker = ${worker} and h.worker_phone is not null order by h.opened_at desc limit 1)) where id = ${stay}`
    return { stay, worker }
  },
})

/** Where everybody whom a grid worker looks after can call. */
export const setWorkerPhone = command({
  name: 'home-stay.set-phone',
  summary: 'Say where those whom one looks after can call',
  roles: ['grid-worker'],
  input: SetWorkerPhone,
  outcome: WorkerPhoneSet,
  area: (_sql, _input, { actor }) => actor.areaCode,
  async run(tx, { phone }, { keys, now, actor }) {
    const rows = await tx`
      update home_stays set worker_phone = ${keys.sealText('facts', now, phone)} where worker = ${actor.id} and ended_at is null returning id`
    return { homes: rows.length }
  },
})
