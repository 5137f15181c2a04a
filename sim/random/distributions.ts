import type { Random } from './random.ts'

/** Normal by Box and Muller 1958; one draw costs two uniforms and keeps nothing back, so forks stay simple. */
export function normal(random: Random, mean = 0, deviation = 1): number {
  const radius = Math.sqrt(-2 * Math.log(1 - random.uniform()))
  return mean + deviation * radius * Math.cos(2 * Math.PI * random.uniform())
}

/** Log-normal of a given median (> 0) and a spread, the standard deviation of its logarithm. */
export function logNormal(random: Random, median: number, spread: number): number {
  return median * Math.exp(spread * normal(random))
}

/** Exponential waiting time of a given mean (> 0), in the mean's unit. */
export function exponential(random: Random, mean: number): number {
  return -mean * Math.log(1 - random.uniform())
}

// Above this mean the product method needs too many draws and exp(-mean) comes near the smallest double.
const poissonProductMeanMax = 30

/** Poisson count of a mean ≥ 0: Knuth's product below 30, above it the rounded normal (skew under 0.19 is given up). */
export function poisson(random: Random, mean: number): number {
  if (!(mean >= 0)) throw new RangeError(`not a mean: ${mean}`)
  if (mean > poissonProductMeanMax) {
    return Math.max(0, Math.round(normal(random, mean, Math.sqrt(mean))))
  }
  const floor = Math.exp(-mean)
  let count = 0
  for (let product = random.uniform(); product > floor; product *= random.uniform()) count++
  return count
}

/** Prepares picking by weight (each ≥ 0, at least one > 0): returns the function that picks. */
export function weighted<Item>(
  choices: readonly (readonly [Item, number])[],
): (random: Random) => Item {
  const items: Item[] = []
  const upTo: number[] = []
  let total = 0
  for (const [item, weight] of choices) {
    if (!(weight >= 0)) throw new RangeError(`not a weight: ${weight}`)
    if (weight === 0) continue
    total += weight
    items.push(item)
    upTo.push(total)
  }
  if (total === 0) throw new RangeError('nothing has a weight')

  return (random) => {
    const point = random.uniform() * total
    let low = 0
    let high = upTo.length - 1
    while (low < high) {
      const middle = (low + high) >> 1
      if ((upTo[middle] ?? total) > point) high = middle
      else low = middle + 1
    }
    return items[low] as Item
  }
}
