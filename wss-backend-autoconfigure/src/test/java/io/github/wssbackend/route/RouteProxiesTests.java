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

import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

import org.aopalliance.intercept.MethodInterceptor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.aop.framework.ProxyFactory;
import org.springframework.aop.framework.ProxyFactoryBean;
import org.springframework.beans.factory.FactoryBean;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.annotation.Scope;
import org.springframework.context.annotation.ScopedProxyMode;
import org.springframework.context.support.SimpleThreadScope;

import io.github.wssbackend.WssConfigurationException;
import io.github.wssbackend.annotation.WssRoute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class RouteProxiesTests {

	private static final AtomicInteger made = new AtomicInteger();

	private final AtomicInteger advised = new AtomicInteger();

	@BeforeEach
	void reset() {
		made.set(0);
	}

	@Test
	void classIsSearchedAndCalledThroughCglibProxy() {
		RouteTable table = proxied(true, Plain.class);
		assertThat(table.routes()).containsExactly("plain.hello");
		assertThat(Scans.run(table, "plain.hello", "you")).isEqualTo("hello you");
		assertThat(this.advised).hasValue(1);
		assertThat(Scans.function(table, "plain.hello").place()).isEqualTo("Plain.hello(String)");
	}

	@Test
	void interfaceIsSearchedAndCalledThroughJdkProxy() {
		RouteTable table = proxied(false, Served.class);
		assertThat(table.routes()).containsExactly("api.hello");
		assertThat(Scans.run(table, "api.hello", "you")).isEqualTo("hello you");
		assertThat(this.advised).hasValue(1);
	}

	@Test
	void annotationOnClassIsCalledThroughJdkProxy() {
		RouteTable table = proxied(false, Implementing.class);
		assertThat(table.routes()).containsExactly("impl.shout", "impl.whisper");
		assertThat(Scans.run(table, "impl.shout", "you")).isEqualTo("YOU");
		assertThat(Scans.run(table, "impl.whisper", "YOU")).isEqualTo("you");
		assertThat(this.advised).hasValue(2);
	}

	@Test
	void methodHiddenByJdkProxyStopsTheStart() {
		assertThatExceptionOfType(WssConfigurationException.class).isThrownBy(() -> proxied(false, Hidden.class))
			.withMessageContaining("Hidden.secret()")
			.withMessageContaining("interface");
	}

	@Test
	void scopedProxyIsServedAndItsTargetIsNot() throws Throwable {
		RouteTable table = new RouteTable();
		AnnotationConfigApplicationContext context = Scans.of(table, (scan) -> {
			scan.getBeanFactory().registerScope("thread", new SimpleThreadScope());
			scan.register(Counter.class);
		});
		assertThat(context.getBeanDefinitionNames()).contains("scopedTarget.routeProxiesTests.Counter");
		assertThat(table.routes()).containsExactly("counter.next");
		assertThat(made).as("nothing made by the scan").hasValue(0);
		assertThat(Scans.run(table, "counter.next")).isEqualTo(1);
		assertThat(Scans.run(table, "counter.next")).isEqualTo(2);
	}

	@Test
	void nameOfBeanMethodReachesScopedProxy() {
		RouteTable table = Scans.of((scan) -> {
			scan.getBeanFactory().registerScope("thread", new SimpleThreadScope());
			scan.register(ScopedConfiguration.class);
		});
		assertThat(table.routes()).containsExactly("mine.next");
		assertThat(made).hasValue(0);
	}

	@Test
	void lazyBeanIsMadeByItsFirstCallOnly() {
		RouteTable table = Scans.of(LazyCounter.class);
		assertThat(table.routes()).containsExactly("next");
		assertThat(made).hasValue(0);
		assertThat(Scans.run(table, "next")).isEqualTo(1);
		assertThat(Scans.run(table, "next")).isEqualTo(2);
		assertThat(made).hasValue(1);
	}

	@Test
	void prototypeIsMadeForEachCall() {
		RouteTable table = Scans.of(PrototypeCounter.class);
		assertThat(made).hasValue(0);
		assertThat(Scans.run(table, "next")).isEqualTo(1);
		assertThat(Scans.run(table, "next")).isEqualTo(1);
		assertThat(made).hasValue(2);
	}

	@Test
	void beanWhoseTypeIsUnknownIsPassedOver() {
		RouteTable table = new RouteTable();
		AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext(Plain.class,
				Typeless.class);
		RootBeanDefinition missing = new RootBeanDefinition();
		missing.setBeanClassName("com.example.Missing");
		context.registerBeanDefinition("missing", missing);
		new RouteScanner(context.getBeanFactory(), table).scan();
		assertThat(table.routes()).containsExactly("plain.hello");
	}

	@Test
	void registeredSingletonIsSearched() {
		RouteTable table = Scans.of((context) -> context.getBeanFactory().registerSingleton("plain", new Plain()));
		assertThat(table.routes()).containsExactly("plain.hello");
	}

	@Test
	void classBehindProxyFactoryBeanIsSearched() {
		RouteTable table = Scans.of(FactoryBeanConfiguration.class);
		assertThat(table.routes()).containsExactly("impl.shout", "impl.whisper");
		assertThat(Scans.run(table, "impl.shout", "you")).isEqualTo("YOU");
	}

	@Test
	void anonymousClassIsNamedInMessages() {
		RouteTable table = Scans.of((context) -> context.getBeanFactory().registerSingleton("nameless", new Object() {

			@WssRoute
			void run() {
			}

		}));
		assertThat(Scans.function(table, "run").place()).startsWith("RouteProxiesTests").endsWith(".run()");
	}

	@Test
	void lazyBeanKnownByItsInterfaceIsServed() {
		RouteTable table = Scans.of(LazyConfiguration.class);
		assertThat(table.routes()).containsExactly("api.hello");
		assertThat(Scans.run(table, "api.hello", "you")).isEqualTo("hello you");
	}

	private RouteTable proxied(boolean classes, Class<?> component) {
		return Scans.of((context) -> {
			context.getBeanFactory().addBeanPostProcessor(new Proxying(classes));
			context.register(component);
		});
	}

	@WssRoute("plain")
	static class Plain {

		@WssRoute
		String hello(String name) {
			return "hello " + name;
		}

	}

	@WssRoute("api")
	interface Api {

		@WssRoute
		String hello(String name);

	}

	@WssRoute("served")
	static class Served implements Api {

		@Override
		public String hello(String name) {
			return "hello " + name;
		}

	}

	interface Shouting {

		String shout(String text);

	}

	interface Whispering<T> {

		T whisper(T text);

	}

	@WssRoute("impl")
	static class Implementing implements Shouting, Whispering<String> {

		@Override
		@WssRoute
		public String shout(String text) {
			return text.toUpperCase(Locale.ROOT);
		}

		@Override
		@WssRoute
		public String whisper(String text) {
			return text.toLowerCase(Locale.ROOT);
		}

	}

	@WssRoute
	static class Hidden implements Shouting {

		@Override
		public String shout(String text) {
			return text;
		}

		@WssRoute
		public String secret() {
			return "";
		}

	}

	static class Typeless implements FactoryBean<Object> {

		@Override
		public Object getObject() {
			throw new AssertionError("nobody needs this");
		}

		@Override
		public Class<?> getObjectType() {
			return null;
		}

	}

	static class Counting {

		private int count;

		Counting() {
			made.incrementAndGet();
		}

		@WssRoute
		int next() {
			return ++this.count;
		}

	}

	@WssRoute("counter")
	@Scope(scopeName = "thread", proxyMode = ScopedProxyMode.TARGET_CLASS)
	static class Counter extends Counting {

	}

	@WssRoute
	@Lazy
	static class LazyCounter extends Counting {

	}

	@WssRoute
	@Scope(BeanDefinition.SCOPE_PROTOTYPE)
	static class PrototypeCounter extends Counting {

	}

	@Configuration
	static class ScopedConfiguration {

		@Bean
		@WssRoute("mine")
		@Scope(scopeName = "thread", proxyMode = ScopedProxyMode.TARGET_CLASS)
		Counting counting() {
			return new Counting();
		}

	}

	@Configuration
	static class FactoryBeanConfiguration {

		@Bean
		static ProxyFactoryBean shouting() {
			ProxyFactoryBean proxy = new ProxyFactoryBean();
			proxy.setTarget(new Implementing());
			proxy.setInterfaces(Shouting.class, Whispering.class);
			return proxy;
		}

	}

	@Configuration
	static class LazyConfiguration {

		@Bean
		@Lazy
		Api api() {
			return new Served();
		}

	}

	private final class Proxying implements BeanPostProcessor {

		private final boolean classes;

		private Proxying(boolean classes) {
			this.classes = classes;
		}

		@Override
		public Object postProcessAfterInitialization(Object bean, String beanName) {
			if (bean.getClass().getEnclosingClass() != RouteProxiesTests.class) {
				return bean;
			}
			ProxyFactory proxies = new ProxyFactory(bean);
			proxies.setProxyTargetClass(this.classes);
			proxies.addAdvice((MethodInterceptor) (call) -> {
				RouteProxiesTests.this.advised.incrementAndGet();
				return call.proceed();
			});
			return proxies.getProxy();
		}

	}

}
