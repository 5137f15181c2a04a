/** Who acts: the account, its role and its unit (`site:1`, `laboratory:2`, `couriers`). */
export type Hand = { id: string; role: string; unit: string }
