use std::collections::BinaryHeap;

/// Sorts by two numbers, such as the ends of a span; what is equal keeps its order.
///
/// Each type that the standard library sorts costs three kilobytes of the page and of the engine. This sorts numbers for
/// all of them, in a heap, whose code is the smallest.
pub(crate) fn sort_by_rank<T>(items: &mut Vec<T>, rank: impl Fn(&T) -> (usize, usize)) {
    let Some(order) = order(items.iter().map(rank).collect()) else {
        return;
    };
    let mut unsorted: Vec<Option<T>> = std::mem::take(items).into_iter().map(Some).collect();
    let taken = |at: usize| unsorted.get_mut(at)?.take();
    items.extend(order.into_iter().filter_map(taken));
}

/// Where each item of the sorted list stands now; nothing if they are sorted.
fn order(ranks: Vec<(usize, usize)>) -> Option<Vec<usize>> {
    if ranks.is_sorted() {
        return None;
    }
    let numbered = ranks.into_iter().enumerate();
    let heap: BinaryHeap<(usize, usize, usize)> = numbered
        .map(|(at, (first, second))| (first, second, at))
        .collect();
    let order = heap.into_sorted_vec();
    Some(order.into_iter().map(|(_, _, at)| at).collect())
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
    fn the_second_number_decides_between_equals() {
        let mut items = vec![(1, 3), (1, 2), (0, 9)];
        sort_by_rank(&mut items, |item| *item);
        assert_eq!(items, [(0, 9), (1, 2), (1, 3)]);
    }
}
