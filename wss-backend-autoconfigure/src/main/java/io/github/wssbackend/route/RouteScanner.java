/*
 * Copyright 2026-present the original author or authors.
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

package io.github.wssbackend.route;

import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.log.LogMessage;

import io.github.wssbackend.WssArgumentResolver;
import io.github.wssbackend.WssConfigurationException;
import io.github.wssbackend.route.NodeRegistry.Wish;

/**
 * Fills the {@link RouteTable} from the beans of a factory: once, on the thread that
 * starts the application, when all singletons are there.
 *
 * <p>
 * A name that a listener waits for and no node bears becomes a state node that is open to
 * peers, unless own code declared it before. Shorter names come first: where there are
 * listeners of {@code price} and {@code price.bid} and no node of these names, the second
 * one is told the property {@code bid} of the outputs of the first.
 *
 * @since 0.1.0
 */
public final class RouteScanner implements SmartInitializingSingleton {

	private static final Log logger = LogFactory.getLog(RouteScanner.class);

	private final ConfigurableListableBeanFactory factory;

	private final RouteTable table;

	/**
	 * Create a scanner.
	 * @param factory the factory whose beans are looked over; its parents are not
	 * @param table the table to fill
	 */
	public RouteScanner(ConfigurableListableBeanFactory factory, RouteTable table) {
		this.factory = factory;
		this.table = table;
	}

	@Override
	public void afterSingletonsInstantiated() {
		scan();
	}

	/**
	 * Look over all beans and fill the table. A further call does nothing.
	 * @throws WssConfigurationException for annotations that make no sense
	 */
	public void scan() {
		if (this.table.isComplete()) {
			return;
		}
		NodeRegistry registry = registry();
		this.table.fill(registry.nodes());
		List<Listener> listeners = listeners(registry.wishes());
		FlowGraph.requireAcyclic(listeners);
		listeners.forEach(RouteScanner::warnOfSilence);
		this.table.complete(listeners);
		logger.info(LogMessage.format("%d routes, %d listeners", this.table.routes().size(), listeners.size()));
	}

	private NodeRegistry registry() {
		// Not eagerly: that would fail on any definition whose class is missing.
		List<WssArgumentResolver> resolvers = this.factory.getBeanProvider(WssArgumentResolver.class, false)
			.orderedStream()
			.toList();
		NodeRegistry registry = new NodeRegistry();
		BeanReader reader = new BeanReader(new FunctionReader(this.factory, resolvers), registry);
		new RouteBeans(this.factory).find().forEach(reader::read);
		return registry;
	}

	private List<Listener> listeners(List<Wish> wishes) {
		wishes.stream()
			.map(Wish::name)
			.distinct()
			.sorted(Comparator.comparing(String::length))
			.forEach(this::declareUnlessBorne);
		return wishes.stream().map(this::listener).toList();
	}

	private void declareUnlessBorne(String name) {
		StateRef source = this.table.resolve(name, null);
		if (source == null || (source.node().isStateNode() && source.node().route().equals(name))) {
			SortedSet<String> others = this.table.routes();
			this.table.declareIfAbsent(name, true);
			tellOfStateNode(name, others);
		}
	}

	/**
	 * Such a name may be meant, or be misspelt.
	 */
	private static void tellOfStateNode(String name, SortedSet<String> others) {
		String nearest = others.contains(name) ? null : NearNames.nearest(name, others);
		if (nearest != null) {
			logger.warn(LogMessage.format("A listener waits for '%s', which no method bears: it is a state node, to"
					+ " which own code publishes. Is '%s' meant?", name, nearest));
		}
		else if (!others.contains(name)) {
			logger.info(
					LogMessage.format("'%s' is a state node: a listener waits for it, own code publishes to it", name));
		}
	}

	private Listener listener(Wish wish) {
		StateRef source = this.table.resolve(wish.name(), null);
		if (source == null) {
			throw new IllegalStateException("No node for " + wish.name());
		}
		return new Listener(source, wish.function(), wish.relayed());
	}

	private static void warnOfSilence(Listener listener) {
		NodeFunction source = listener.source().function();
		if (source != null && !source.shared()) {
			logger.warn(LogMessage.format("%s listens to %s, whose outputs go to its callers alone",
					listener.function().place(), source.place()));
		}
	}

}
