use std::collections::BinaryHeap;

/// Sorts by two numbers, such as the ends of a span; what is equal keeps its order.
///
/// Each type that the standard library sorts costs three kilobytes of the page and of the engine. This sorts numbers for
/// all of them, in a heap, whose code is the smallest.
///
/// The items themselves are moved in place: a list may be most of the memory that a file takes.
pub(crate) fn sort_by_rank<T>(items: &mut [T], rank: impl Fn(&T) -> (usize, usize)) {
    if items.iter().map(&rank).is_sorted() {
        return;
    }
    let numbered = items.iter().map(rank).enumerate();
    let ranked: Vec<Ranked> = numbered
        .map(|(at, (first, second))| (first, second, at))
        .collect();
    let mut order = sorted(ranked);
    for start in 0..items.len() {
        let mut at = start;
        while let Some((_, _, from)) = order.get_mut(at) {
            let next = std::mem::replace(from, at);
            if next == start || next == at {
                break;
            }
            items.swap(at, next);
            at = next;
        }
    }
}

/// The same for bare numbers.
pub(crate) fn sorted_numbers(numbers: Vec<u32>) -> Vec<u32> {
    let ranked = numbers.into_iter();
    let ranked = ranked.map(|number| (usize::try_from(number).unwrap_or(usize::MAX), 0, 0));
    let sorted = sorted(ranked.collect()).into_iter();
    let sorted = sorted.map(|(number, ..)| u32::try_from(number).unwrap_or(u32::MAX));
    sorted.collect()
}

/// The two numbers of an item, and where it stands.
type Ranked = (usize, usize, usize);

fn sorted(ranked: Vec<Ranked>) -> Vec<Ranked> {
    BinaryHeap::from(ranked).into_sorted_vec()
}

#[cfg(test)]
mod tests {
    use super::sort_by_rank;

    #[test]
    fn equals_keep_their_order() {
        let mut items = vec![(2, 'a'), (1, 'b'), (2, 'c'), (1, 'd')];
        sort_by_rank(&mut items, |item| (item.0, 0));
        assert_eq!(items, [(1, 'b'), (1, 'd'), (2, 'a'), (2, 'c')]);
        sort_by_rank(&mut items, |item| (item.0, item.1 as usize));
        assert_eq!(items, [(1, 'b'), (1, 'd'), (2, 'a'), (2, 'c')]);
    }

    #[test]
    fn every_order_of_a_few_items_is_sorted() {
        let mut orders = vec![vec![]];
        for item in 0..6_usize {
            orders = orders
                .into_iter()
                .flat_map(|order: Vec<usize>| {
                    (0..=order.len()).map(move |at| {
                        let mut longer = order.clone();
                        longer.insert(at, item);
                        longer
                    })
                })
                .collect();
        }
        assert_eq!(orders.len(), 720);
        for mut order in orders {
            sort_by_rank(&mut order, |item| (*item, 0));
            assert_eq!(order, [0, 1, 2, 3, 4, 5]);
        }
    }

    #[test]
    fn the_second_number_decides_between_equals() {
        let mut items = vec![(1, 3), (1, 2), (0, 9)];
        sort_by_rank(&mut items, |item| *item);
        assert_eq!(items, [(0, 9), (1, 2), (1, 3)]);
    }
}
