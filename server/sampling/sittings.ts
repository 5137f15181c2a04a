/**
 * Every sitting that a round can have: 0 the round itself, the others after recalls (contract/rounds.ts). A person's samples
 * of a round are looked for in all of them by name, because the sitting comes before the person in the key.
 */
export const everySitting: readonly number[] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]
