/** 12800 → '12,800': points and pieces, whole numbers. */
export const formatCount = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, ',');
