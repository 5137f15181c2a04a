import { balances } from '@bihuan/core/custody/ledger.ts'
import { boxIn } from '../city/boxes.ts'
import { boxAccount, tubeAccount } from '../city/ledger.ts'
import { type Check, tally, unequal } from './check.ts'

/** Each tube and each box is in one account, and the ledger says which (I6, I7). */
export const custodyConserves: Check = {
  name: 'custody conserves',
  law: 'I6',
  find(facts) {
    const held = balances(facts.entries)
    const told = tally([...facts.tubes.values()].map((tube) => tubeAccount(facts, tube)))
    const accounts = new Set([...told.keys(), ...held.tubes.keys()])
    accounts.delete('press')
    accounts.delete('stock')
    const tubes = [...accounts].flatMap((account) =>
      unequal(
        `tubes at ${account}`,
        told.get(account) ?? 0,
        held.tubes.get(account as 'done') ?? 0,
      ),
    )
    const boxes = [...facts.boxes.keys()].flatMap((box) => {
      const places = [...(held.boxes.get(box) ?? [])].filter(([account]) => account !== 'press')
      const account = boxAccount(facts, box)
      const isThere = places.length === 1 && places[0]?.[0] === account && places[0][1] === 1
      return isThere ? [] : [`box ${box} is at ${account}, the ledger has it elsewhere`]
    })
    return [...tubes, ...boxes]
  },
}

/** Both counts of a hand-over stay as they were signed (I6, H26). */
export const countsAreAsSigned: Check = {
  name: 'counts are as signed',
  law: 'I6',
  find(facts) {
    return [...facts.commands.values()].flatMap(({ name, body }) => {
      if (name !== 'box.receive') return []
      const input = JSON.parse(body) as { box: string; tubes: string[] }
      const box = boxIn(facts, input.box)
      const counted = new Set(input.tubes).size
      const leg = box.legs.at(-1)
      return [
        ...unequal(`count of box ${input.box}`, counted, box.received ?? -1),
        ...unequal(`signature under box ${input.box}`, counted, leg?.accepted ?? -1),
      ]
    })
  },
}
