import { useEffect } from 'react'
import { write } from '../../api/client.ts'
import { commands } from '../ask/questions.ts'
import type { OwnStatus } from '../wire.ts'

// What this page has said it read, so that a page that is renewed each minute says it once.
const said = new Set<string>()

/** Says that the orders on the page were read, with their reasons: that serves them. Silent where it fails; it is said again next time. */
export function useRead({ person, reasons, coming }: OwnStatus): void {
  const orders = [...reasons, ...coming].flatMap(({ order }) => (order === null ? [] : [order]))
  // As one text, because every answer brings new lists with the same orders.
  const reading = JSON.stringify({ person, orders: [...new Set(orders)] })
  useEffect(() => {
    const read: { person: string; orders: string[] } = JSON.parse(reading)
    if (read.orders.length === 0 || said.has(reading) || document.hidden) return
    said.add(reading)
    write(commands.readOrders(read.person), { orders: read.orders }).catch(() =>
      said.delete(reading),
    )
  }, [reading])
}
